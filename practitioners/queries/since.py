"""What happened with somebody between two days, for the supervision that begins from it (P22, P23, M5)."""

from django.urls import reverse
from django.utils.formats import date_format

from learning_org.web.together import Asking
from practitioners.models import CPDEntry, ImpactFollowUp, LearningNeed, NeedState

MOST = 8  # of each kind: the page is for a talk, the lists are elsewhere


def asking_since(rows, kind, *, on, names, words, page):
    """An Asking for registries.since_sources: the first few of `rows` by the date in `on`, as (kind, text, address).

    `words(row)` says what a row was, from its columns `names`; the day comes after it. `page` names the address of the record.
    """
    return Asking(
        rows.order_by(on, "pk").values("pk", on, *names)[:MOST],
        lambda found: [(kind, f"{words(row)}, {date_format(row[on], 'j F')}", reverse(page, args=[row["pk"]])) for row in found],
    )


def learnt_since(person, user, since, until):
    """Pieces of learning that this user may read, and needs that were met."""
    pieces = CPDEntry.objects.readable_by(user).recorded().filter(person=person, learnt_on__gt=since, learnt_on__lte=until)
    needs = LearningNeed.objects.readable_by(user).filter(person=person, state=NeedState.MET, closed_on__gt=since, closed_on__lte=until)
    named = {"names": ["title"], "words": lambda row: row["title"]}
    return [
        asking_since(pieces, "Learning", on="learnt_on", page="practitioners:cpd_detail", **named),
        asking_since(needs, "Need met", on="closed_on", page="practitioners:need_detail", **named),
    ]


def answered_since(person, user, since, until):
    """Follow-ups that were answered, with what they said."""
    rows = ImpactFollowUp.objects.readable_by(user).filter(person=person, answered_on__gt=since, answered_on__lte=until, withdrawn_on=None)
    said = {True: "practice changed", False: "nothing changed yet"}
    return [
        asking_since(
            rows,
            "Three months later",
            on="answered_on",
            names=["about", "changed"],
            words=lambda row: f"{row['about']}: {said[row['changed']]}",
            page="practitioners:follow_up_detail",
        )
    ]
