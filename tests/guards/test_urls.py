"""Nothing is reachable that docs/access.md does not speak of, and nothing is public by accident."""

import pytest
from django.urls import reverse

from tests.guards.urls import addresses, patterns, tables

KEYS = {"StringConverter": "x", "IntConverter": 1, "UUIDConverter": "00000000-0000-4000-8000-000000000000"}


def test_every_address_stands_in_access_md():
    written = {row["page"] for row in tables()["Public addresses"]} | {row["page"] for row in addresses()}
    assert written == {name for name, _ in patterns()}


def test_every_address_has_a_name_of_its_own():
    names = [name for name, _ in patterns()]
    assert len(names) == len(set(names))


def test_public_list_is_exact():
    public = {name for name, pattern in patterns() if not getattr(pattern.callback, "login_required", True)}
    assert public == {row["page"] for row in tables()["Public addresses"]}


@pytest.mark.django_db
def test_signed_out_is_sent_to_sign_in(client):
    sign_in = reverse("account_login")
    public = {row["page"] for row in tables()["Public addresses"]}
    for name, pattern in patterns():
        if name in public:
            continue
        kwargs = {key: KEYS[type(converter).__name__] for key, converter in pattern.pattern.converters.items()}
        path = reverse(name, kwargs=kwargs)
        for method in ("get", "post"):
            response = getattr(client, method)(path)
            json = response.headers.get("Content-Type", "").startswith("application/json")
            assert response.status_code == 401 if json else (response.status_code, response.url.split("?")[0]) == (302, sign_in), path
