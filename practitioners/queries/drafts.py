"""Drafts that are soon cleared away: their author is told on the home page."""

import datetime

from django.db.models import CharField
from django.db.models.functions import Cast
from django.urls import reverse

from learning_org.trail import drafting
from learning_org.trail.models import Draft
from learning_org.trail.pagenames import draft_in_words
from learning_org.web.together import Asking
from practitioners.registries import DueItem


def drafts_due_from(user, on):
    """What is due: own drafts in the last week before they are cleared away, each with its last day."""
    before = drafting.saved_before(on + drafting.TELL_BEFORE + datetime.timedelta(days=1))
    rows = Draft.objects.filter(user=user, saved_at__lt=before, saved_at__gte=drafting.saved_before(on))
    return [Asking(rows.annotate(key=Cast("pk", CharField())).values("key", "form", "saved_at"), _items)]


def _items(rows):
    hint = "A draft of yours: go on with it, or let it be cleared away"
    return [
        DueItem(title=draft_in_words(row["form"]), url=reverse("trail:draft_detail", args=[row["key"]]), hint=hint, due_on=_until(row))
        for row in rows
    ]


def _until(row):
    return drafting.kept_until(Draft(saved_at=row["saved_at"]))
