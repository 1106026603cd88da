"""The tabs of a person's page: which of them hold something that this reader may see. Of the tabs that are not open nothing is built."""

from django.db.models import Exists, QuerySet

from learning_org.accounts.models import Person
from practitioners import registries

WORK, ADMINISTRATION = "work", "administration"
TABS = {
    WORK: "Work",
    "learning": "Learning",
    "needs": "Needs and actions",
    "support": "Supervision and appraisal",
    "audits": "Case audits",
    ADMINISTRATION: "Administration",
}


def offered_tabs(person, user, on):
    """The keys of those tabs in which registered parts are shown to this user, as a set. All that parts ask is asked in one statement.

    A part without `offered` is built to find out.
    """
    found, asked = set(), []
    for part in registries.person_parts:
        said = part.offered(person, user, on) if part.offered else part.build(person, user, on) is not None
        if isinstance(said, QuerySet):
            asked.append((part.tab, said))
        elif said:
            found.add(part.tab)
    asked = [(tab, rows) for tab, rows in asked if tab not in found]
    if asked:
        answers = Person.objects.filter(pk=person.pk).values_list(*(Exists(rows.order_by()) for _, rows in asked)).get()
        found |= {tab for (tab, _), yes in zip(asked, answers, strict=True) if yes}
    return found


def built_parts(tab, person, user, on):
    """The parts of one tab that this user may see, in their order, as (PersonPart, context)."""
    parts = sorted((part for part in registries.person_parts if part.tab == tab), key=lambda part: part.order)
    built = [(part, part.build(person, user, on)) for part in parts]
    return [(part, context) for part, context in built if context is not None]
