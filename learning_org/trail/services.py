"""The log of reads, and drafts. (Domain facts, section 11: reads of sensitive content are logged; nobody loses text.)"""

import json
import uuid

from django.db import transaction

from learning_org.accounts.models import User
from learning_org.trail.models import Draft, ReadLog
from learning_org.web import clock
from learning_org.web.errors import Refused

NEVER_KEPT = ("csrfmiddlewaretoken", "draft_key", "draft_version")
LONGEST_DRAFT = 200_000  # characters: far more than anybody types into one form


class Elsewhere(Exception):
    """The same draft was saved from another page since this one was opened. Both texts are kept; `draft` is the one just made."""

    def __init__(self, draft):
        super().__init__("saved elsewhere")
        self.draft = draft


class Finished(Exception):
    """The form that the draft belongs to was finished, or begun again, from another page."""


def log_read(record, *, subject, page, by):
    """Note that `by` read `record`, which is about the person `subject`, on the page of that name.

    Reading one's own record is not noted. Returns the row, or None. (Domain facts, section 11: reads of sensitive content are logged.)
    """
    if by == subject:
        return None
    return ReadLog.objects.create(
        reader=by, subject=subject, record_kind=record._meta.label_lower, record_id=record.pk, page=page, read_at=clock.now()
    )


def save_draft(draft_id, *, user, form, data, version):
    """Keep what `user` has typed so far into the form of that name.

    Takes the id that the form was given, the posted names with their lists of values, and the version that the page last saw (0 for
    a form never saved). Passwords and tokens are left out. Returns the Draft with its new version. Raises Elsewhere when another page
    has saved since, Finished when the form was finished meanwhile, Refused when the text is too long.
    """
    data = {name: values for name, values in data.items() if name not in NEVER_KEPT and "password" not in name.lower()}
    data = {storable(name): [storable(value) for value in values] for name, values in data.items()}
    if len(json.dumps(data, ensure_ascii=False)) > LONGEST_DRAFT:
        raise Refused("This is too long to be kept while you type. Save it in parts.")
    with transaction.atomic():
        # Made first and then locked, so that two first saves of one form wait for each other.
        empty = {"user": user, "form": form, "version": 0, "saved_at": clock.now()}
        draft, new = Draft.objects.select_for_update().get_or_create(pk=draft_id, defaults=empty)
        if draft.user_id != user.pk or draft.form != form:
            raise Refused("This draft belongs to another form.")
        if new and version:
            draft.delete()
        elif draft.version == version or draft.data == data:
            draft.data, draft.version, draft.saved_at = data, draft.version + 1, clock.now()
            draft.save(update_fields=["data", "version", "saved_at"])
            return draft
    if new:
        raise Finished
    raise Elsewhere(Draft.objects.create(user=user, form=form, data=data, version=1, saved_at=clock.now()))


def storable(text):
    """Text without the character NUL, which no browser's field holds and PostgreSQL does not store."""
    return text.replace("\x00", "")


def discard_draft(draft_id, *, user):
    """Throw away a draft of `user`: the form was finished, or is begun again. One that is gone already does no harm."""
    Draft.objects.filter(pk=draft_id, user=user).delete()


def keep_posted(key, *, data, version):
    """Keep a form that could not be taken, because its author's session had ended, until they have signed in again.

    Takes the form's DraftKey, the posted names with their lists, and the version that the page last saw. Returns whether the text is
    kept: it is not when the account is closed, or the text too long.
    """
    user = User.objects.filter(pk=key.user_id, is_active=True).first()
    if user is None:
        return False
    try:
        save_draft(key.draft_id, user=user, form=key.form, data=data, version=version)
    except Elsewhere:
        return True
    except Finished:
        save_draft(uuid.uuid4(), user=user, form=key.form, data=data, version=0)
    except Refused:
        return False
    return True
