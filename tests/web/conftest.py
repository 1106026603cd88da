import pytest

from tests.factories import PersonFactory, staff


@pytest.fixture
def priya(db):
    """Somebody in post, with a sign-in."""
    return staff("Priya Nair")


@pytest.fixture
def pages(settings, client, priya):
    """A client signed in as Priya, on the addresses of tests/web/pages.py."""
    settings.ROOT_URLCONF = "tests.web.pages"
    client.force_login(priya.user)
    return client


@pytest.fixture
def four_more(priya):
    """Four people after Priya: with her five, which is two pages of three."""
    names = ["Ann Able", "Bob Baker", "Cat Carter", "Zed Zeal"]
    return [PersonFactory(given_name=name.split()[0], family_name=name.split()[1], work_place="Depot") for name in names]
