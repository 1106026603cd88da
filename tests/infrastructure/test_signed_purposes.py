"""What is signed serves one purpose: a token made for one is refused at every other, and each runs out."""

import datetime
import uuid

import pytest
import time_machine
from django.contrib.auth.tokens import default_token_generator
from django.core import signing
from django.urls import reverse
from django.utils.http import int_to_base36

from learning_org.trail import draftkeys
from learning_org.trail.draftkeys import DraftKey, read_key
from practitioners.services import links
from tests.factories import ImpactFollowUpFactory, staff

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC)
PURPOSES = ["draft", "follow-up", "new password"]


@pytest.fixture
def tokens():
    """One good token of each purpose, of the same person."""
    with time_machine.travel(NOON, tick=False):
        priya = staff("Priya Nair")
        asked = ImpactFollowUpFactory(person=priya, asked=True)
        yield {
            "draft": DraftKey(priya.user.pk, "practitioners:cpd_create", uuid.UUID(int=1)).signed(),
            "follow-up": links.make_token(asked),
            "new password": default_token_generator.make_token(priya.user),
            "user": priya.user,
        }


def opens(purpose, token, client, user):
    """Whether a token does anything at the place of this purpose."""
    if purpose == "draft":
        return read_key(token) is not None
    if purpose == "follow-up":
        return client.get(reverse("practitioners:follow_up_by_link", args=[token])).status_code == 200
    if not token.replace("-", "").isalnum():
        return False  # no such address: a colon is not in its pattern
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": int_to_base36(user.pk), "key": token})
    return client.get(path).status_code == 302


@pytest.mark.parametrize("used_at", PURPOSES)
@pytest.mark.parametrize("made_for", PURPOSES)
def test_token_opens_what_it_was_made_for_alone(tokens, client, made_for, used_at):
    assert opens(used_at, tokens[made_for], client, tokens["user"]) is (made_for == used_at)


@pytest.mark.parametrize(("purpose", "days"), [("draft", 30), ("follow-up", 60), ("new password", 3)])
def test_token_runs_out(tokens, client, purpose, days):
    with time_machine.travel(NOON + datetime.timedelta(days=days + 2), tick=False):
        assert not opens(purpose, tokens[purpose], client, tokens["user"])


def test_the_same_contents_signed_for_another_purpose_open_nothing(tokens, client):
    said = signing.loads(tokens["follow-up"], salt=links.SALT)
    forged = signing.dumps(said, salt=draftkeys.SALT)
    assert not opens("follow-up", forged, client, tokens["user"])
    said = signing.loads(tokens["draft"], salt=draftkeys.SALT)
    assert not opens("draft", signing.dumps(said, salt=links.SALT), client, tokens["user"])


@pytest.mark.parametrize("purpose", PURPOSES)
def test_token_of_another_key_opens_nothing(tokens, client, purpose, settings):
    settings.SECRET_KEY = "another key altogether, as another council's is"
    assert not opens(purpose, tokens[purpose], client, tokens["user"])
