"""Reads about people: the directory, and what a person's page shows."""

import functools
import operator

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity, TrigramWordSimilarity
from django.db.models import BigIntegerField, Case, Exists, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Concat, Greatest, Trim

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.names import sort_key
from practitioners.models import CalendarEntry, Position, Relationship, RelationshipKind, RoleGrant, SpecialistHolding
from practitioners.models.scope import in_line_of, under_roles
from practitioners.services.absences import midnight

MOST_WORDS = 8  # more would only make a slow query


EXACT = 2.0  # nearness of a name that holds every word as it was typed; a similarity is at most 1


def name_words(text):
    """The words of a name or a search as the database compares them: no accents, case or punctuation."""
    return sort_key(text or "", "").replace(",", " ").split()[:MOST_WORDS]


def holds_every(words):
    """A Q for names that hold every one of these words, in any order."""
    return functools.reduce(operator.and_, (Q(sort_key__contains=word) for word in words), Q())


def named(people, text):
    """People of a queryset whose name holds every word of `text`, in any order, whatever the accents and the case."""
    return people.filter(holds_every(name_words(text)))


def like_named(people, text):
    """People whose name holds every word of `text`, and after them those whose name is spelt much like it, the nearest first (S15, Q54).

    Each has `nearness`: EXACT, or how alike the two are by their trigrams, from 0 to 1. Nothing asked for is everybody. An index serves it:
    the settings say from which likeness on a single word counts (DATABASES, pg_trgm).
    """
    words = name_words(text)
    if not words:
        return people.annotate(nearness=Value(EXACT))
    exact, asked = holds_every(words), " ".join(words)
    near = Q(sort_key__trigram_similar=asked) | Q(sort_key__trigram_word_similar=asked)
    alike = Greatest(TrigramSimilarity("sort_key", asked), TrigramWordSimilarity(asked, "sort_key"))
    people = people.filter(exact | near).annotate(nearness=Case(When(exact, then=Value(EXACT)), default=alike))
    return people.order_by("-nearness", "sort_key", "pk")


def with_work_details(people, on):
    """People annotated with their main position on a date: unit_id, unit_name, organisation_name, job_title
    and professional_group.

    One row a person: nobody has two main positions on one day. Who has none gets None.
    """
    main = FilteredRelation("positions", condition=Q(positions__is_primary=True, positions__period__contains=on))
    return people.annotate(main=main).annotate(
        unit_id=F("main__unit_id"),
        unit_name=F("main__unit__name"),
        organisation_name=F("main__unit__organisation__name"),
        job_title=F("main__job__title"),
        professional_group=F("main__job__professional_group"),
    )


def with_line_manager(people, on):
    """People annotated with the name of their line manager on a date, or None."""
    is_manager = Q(relationships__kind=RelationshipKind.LINE_MANAGER, relationships__period__contains=on)
    return people.annotate(managed=FilteredRelation("relationships", condition=is_manager)).annotate(
        manager_id=F("managed__other_id"),
        line_manager=Concat("managed__other__given_name", Value(" "), "managed__other__family_name"),
    )


def employment_read_by(user):
    """A Q for the people whose grade, hours and basis this user reads: themselves, their line's, and as principal social worker those of
    their units; administrators everybody's (policy, row 2)."""
    access = user.access
    if access.has(Role.ADMINISTRATOR):
        return Q(pk__isnull=False)
    return Q(pk=access.person_id) | in_line_of(user, field="pk") | under_roles(user, Role.PSW, field="pk")


def with_employment(people, user, on):
    """People who have work details, annotated for the export with `specialist_names` on a date, and, where the user reads their
    employment, with `grade_name` and `basis` of their main position."""
    held = (
        SpecialistHolding.objects.filter(person=OuterRef("pk"), period__contains=on).order_by("role__name").values("role__name").distinct()
    )
    read = employment_read_by(user)
    return people.annotate(
        specialist_names=ArraySubquery(held),
        grade_name=Case(When(read, then=F("main__grade__name")), default=None),
        basis=Case(When(read, then=F("main__basis")), default=None),
    )


def in_post(people, on):
    """Those of `people` who hold any position on a date."""
    return people.filter(Exists(Position.objects.filter(person=OuterRef("pk"), period__contains=on)))


def not_in_post(people, on):
    """Those of `people` who hold no position on a date: they left, or have not come yet."""
    return people.exclude(Exists(Position.objects.filter(person=OuterRef("pk"), period__contains=on)))


def positions_of(person, user):
    """A person's positions with unit, job and grade, the latest first; somebody from a partner agency alone sees its own."""
    rows = person.positions.select_related("unit", "job", "grade").order_by("-period__startswith", "-is_primary", "pk")
    return rows.filter(unit__organisation__in=user.access.organisation_ids) if user.access.partner_only else rows


def relationships_of(person, user, on):
    """(whom a person answers to, then and now; who answers to them on the date `on`), from one statement.

    `known` says whether the other one has a page that the user may open; to somebody from a partner agency alone, people of other
    organisations stay unknown by name too.
    """
    other = Case(When(person=person, then="other_id"), default="person_id")
    rows = Relationship.objects.filter(Q(person=person) | Q(other=person, period__contains=on)).annotate(other_end=other)
    rows = rows.annotate(known=Exists(Person.objects.visible_to(user).filter(pk=OuterRef("other_end")).order_by()))
    rows = rows.filter(known=True) if user.access.partner_only else rows
    rows = rows.order_by("kind", "-is_lead", "-period__startswith", "pk").select_related("person", "other")
    answering = sorted(
        (row for row in rows if row.person_id != person.pk), key=lambda row: (row.kind, -row.is_lead, row.person.sort_key, row.pk)
    )
    return [row for row in rows if row.person_id == person.pk], answering


def roles_of(person, user):
    """The roles a person held, holds or will hold, the latest first; somebody from a partner agency alone sees those for its units."""
    rows = person.role_grants.select_related("unit").order_by("-period__startswith", "role", "pk")
    return rows.filter(unit__organisation__in=user.access.organisation_ids) if user.access.partner_only else with_giver(rows)


def with_giver(grants):
    """Role grants, each with `given_by`, the name of who gave it: from the history, which the database writes. None for one that nobody
    signed in gave, as the first administrator's."""
    made = RoleGrant.pgh_event_model.objects.filter(pgh_obj=OuterRef("pk"), pgh_label="insert").order_by("pgh_id")
    giver = made.annotate(giver=Cast(KeyTextTransform("person", "pgh_context__metadata"), BigIntegerField())).values("giver")[:1]
    name = Trim(Concat("given_name", Value(" "), "family_name"))
    grants = grants.annotate(giver_id=Subquery(giver))
    return grants.annotate(given_by=Subquery(Person.objects.humans().filter(pk=OuterRef("giver_id")).order_by().values(said=name)))


def absences_of(person, since):
    """A person's absences that end after a date, the latest first."""
    rows = CalendarEntry.objects.absences().filter(person=person, ends_at__gt=midnight(since))
    return rows.order_by("-starts_at")
