"""Drafts: what somebody has typed into a long form is kept until the record is made. (Domain facts, section 11: nobody loses text.)"""

import dataclasses
import datetime
import json
import uuid

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from learning_org.accounts.models import User
from learning_org.trail.models import Draft, FinishedForm
from learning_org.web import clock
from learning_org.web.errors import Refused

NEVER_KEPT = ("csrfmiddlewaretoken", "draft_key", "draft_version", "draft_page", "draft_turn")
LONGEST_DRAFT = 200_000  # characters: far more than anybody types into one form
REMEMBERED = datetime.timedelta(days=1)  # for which a form that was finished is remembered, at least
TELL_BEFORE = datetime.timedelta(days=7)


class Elsewhere(Exception):
    """The same draft was saved from another page since this one was opened. Both texts are kept; `draft` is the one just made."""

    def __init__(self, draft):
        super().__init__("saved elsewhere")
        self.draft = draft


class Finished(Exception):
    """The form that the draft belongs to was finished, or begun again, from another page."""


@dataclasses.dataclass(frozen=True)
class Typing:
    """What a page says of itself when it saves: the version that it last saw (0 for a form never saved), a name of its own that no other
    page has, and how often it has saved. A page without JavaScript says the version alone."""

    version: int = 0
    page: str = ""
    turn: int = 0


def save_draft(draft_id, *, form, data, typing, user=None, holder=""):
    """Keep what somebody has typed so far into the form of that name.

    Takes the id that the form was given, the posted names with their lists of values, the page's Typing, and whose it is: the User, or
    for a form that is opened by a signed link what that opens. Passwords and tokens are left out. Returns the Draft with its new
    version; where a later save of the same page was quicker, that one stays. Raises Elsewhere when another page has saved since,
    Finished when the form was finished meanwhile, Refused when the text is too long or the draft is of another form or person.
    """
    data = _storable(data)
    if len(json.dumps(data, ensure_ascii=False)) > LONGEST_DRAFT:
        raise Refused("This is too long to be kept while you type. Save it in parts.")
    owner = {"user": user, "holder": holder, "form": form}
    with transaction.atomic():
        wait_for_twin(draft_id)  # a form that is just being sent ends first; and two first saves of one form wait for each other
        if remembered(draft_id):
            raise Finished
        draft, new = Draft.objects.get_or_create(pk=draft_id, defaults=owner | {"version": 0, "saved_at": clock.now()})
        if (draft.user, draft.holder, draft.form) != (user, holder, form):
            raise Refused("This draft belongs to another form.")
        if new and typing.version:
            draft.delete()
        elif typing.page and typing.page == draft.page and typing.turn <= draft.turn:
            return draft
        elif draft.version == typing.version or draft.data == data or (typing.page and typing.page == draft.page):
            return _write(draft, data, typing)
    if new:
        raise Finished
    raise Elsewhere(_write(Draft(version=0, **owner), data, typing))


def _write(draft, data, typing):
    draft.data, draft.version, draft.saved_at = data, draft.version + 1, clock.now()
    draft.page, draft.turn = typing.page, typing.turn
    draft.save()
    return draft


def _storable(data):
    """What was posted, without tokens and passwords, and without the character NUL, which PostgreSQL does not store."""
    kept = {name: values for name, values in data.items() if name not in NEVER_KEPT and "password" not in name.lower()}
    return {name.replace("\x00", ""): [value.replace("\x00", "") for value in values] for name, values in kept.items()}


def discard_draft(draft_id, *, user=None, holder=""):
    """Throw away a draft of that User, or of that signed link: its form was finished, or is begun again. One that is gone does no harm."""
    Draft.objects.filter(pk=draft_id, user=user, holder=holder).delete()


def keep_posted(key, *, data, typing):
    """Keep a form that could not be taken, because its author's session had ended, until they have signed in again.

    Takes the form's DraftKey, the posted names with their lists, and the page's Typing. Returns the Draft; None when nothing is kept,
    because the account is closed or the text too long.
    """
    user = User.objects.filter(pk=key.user_id, is_active=True).first()
    if user is None:
        return None
    words = {"user": user, "form": key.form, "data": data}
    try:
        return save_draft(key.draft_id, typing=typing, **words)
    except Elsewhere as elsewhere:
        return elsewhere.draft
    except Finished:
        return save_draft(uuid.uuid4(), typing=Typing(), **words)
    except Refused:
        return None


def wait_for_twin(draft_id):
    """Wait until another request with the same form has ended, if there is one. To be called inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(draft_id.bytes[:8], signed=True)])


def remember(draft_id, digest, address):
    """Note that the form of this draft was sent with the text of that digest, and where its author was led. To be called in the
    transaction that makes the record, after wait_for_twin(): so the note stands exactly when the record does."""
    row = FinishedForm(draft_id=draft_id, digest=digest, address=address)
    FinishedForm.objects.bulk_create(
        [row], update_conflicts=True, unique_fields=["draft_id"], update_fields=["digest", "address", "finished_at"]
    )


def remembered(draft_id):
    """(digest, address) of the answer to this form, if it was sent before; else None."""
    return FinishedForm.objects.filter(pk=draft_id).values_list("digest", "address").first()


def kept_until(draft):
    """The last day on which a draft that nobody goes on with is kept: DRAFT_KEEP_DAYS after it was saved."""
    return timezone.localdate(draft.saved_at) + datetime.timedelta(days=settings.DRAFT_KEEP_DAYS)


def saved_before(on):
    """The instant before which a draft was last saved that is cleared away on the date `on`: the beginning of that day, in London."""
    return _begins(on - datetime.timedelta(days=settings.DRAFT_KEEP_DAYS))


def _begins(day):
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def clear_old_drafts(on):
    """Clear away, on that date, drafts that nobody went on with for DRAFT_KEEP_DAYS, and those of closed accounts. Returns how many.

    What is remembered of finished forms goes with them, after a day; it is not counted.
    """
    FinishedForm.objects.filter(finished_at__lt=_begins(on - REMEMBERED)).delete()
    old = Draft.objects.filter(saved_at__lt=saved_before(on)) | Draft.objects.filter(user__is_active=False)
    return old.delete()[0]
