"""Reads of learning that pages, forms and home share (P14, S53; policy, rows "CPD entry" and "reflection in it")."""

from django.db.models import Case, CharField, Exists, OuterRef, Prefetch, Q, When
from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.accounts.roles import Role
from learning_org.web.names import sort_key
from learning_org.web.periods import period
from practitioners.models import CPDEntry, CPDFile, CPDStandard, PeerReflection, Standard
from practitioners.models.scope import answered_to_by, in_line_of, under_roles
from practitioners.queries.frameworks import meant_for, without_headings
from practitioners.queries.people import in_post, named
from practitioners.queries.registration import registration_status, registration_year

REGULATOR = "swe"  # the framework whose standards on learning are shown first
ON_LEARNING = "4."  # how the codes of those begin
NAMED = 5  # readers named beside a choice; the others are counted


def own_learning(user):
    """The user's own pieces, withdrawn ones too, newest first, each with `has_peer`."""
    found = CPDEntry.objects.readable_by(user).filter(person_id=user.access.person_id)
    return found.annotate(has_peer=Exists(PeerReflection.objects.filter(entry=OuterRef("pk")))).order_by("-learnt_on", "-pk")


def with_parts(entries):
    """Pieces with their reflection, peer reflection, standards and names of files: for exports and the portfolio of their author alone."""
    shown = CPDStandard.objects.select_related("standard__version__framework").order_by("standard__version", "standard__order")
    files = CPDFile.objects.present().select_related("file").order_by("pk")
    parts = Prefetch("shown_standards", shown), Prefetch("files", files, to_attr="present_files")
    return entries.select_related("reflection", "peer_reflection", "found_in", "case_reference").prefetch_related(*parts)


def files_of(entry, user):
    """The files of a piece as the user may read them, oldest first, each with its StoredFile: a list. One query."""
    return list(CPDFile.objects.readable_by(user).filter(entry=entry).select_related("file").order_by("pk"))


def last_kind(person):
    """The kind of learning that somebody recorded last, or None."""
    return CPDEntry.objects.filter(person=person).order_by("-recorded_at", "-pk").values_list("kind", flat=True).first()


def years_of(person, on):
    """The registration years in which somebody recorded learning, and the present one, newest first. One query."""
    dates = CPDEntry.objects.filter(person=person).order_by().values_list("learnt_on", flat=True).distinct()
    firsts = {registration_year(day).lower for day in dates} | {registration_year(on).lower}
    return [period(first, first.replace(year=first.year + 1)) for first in sorted(firsts, reverse=True)]


def standards_offered(person, on, learnt_on=None, kept=()):
    """The standards to choose from, as (the parts of the regulator's standard on learning, the others), each a list of Standards with
    `is_new`: nothing is recorded under it yet in this registration year. New ones come first among the regulator's (screen 02).

    Of the versions in force today or on the date of the learning, those that are meant for this person; and whatever is in `kept`, ids of
    standards that the piece names already or that were posted. One query.
    """
    year = registration_year(on)
    shown = CPDStandard.objects.filter(standard=OuterRef("pk"), entry__in=CPDEntry.objects.recorded().filter(person=person))
    shown = shown.filter(entry__learnt_on__gte=year.lower, entry__learnt_on__lt=year.upper)
    in_force = Q(version__period__contains=on) | Q(version__period__contains=learnt_on or on)
    found = Standard.objects.filter((in_force & meant_for(person.pk, on)) | Q(pk__in=kept))
    found = found.select_related("version__framework").annotate(is_new=~Exists(shown))
    every = list(found.order_by("version__framework__name", "version__period", "order"))
    offered = set(without_headings(every))
    found = [standard for standard in every if standard in offered or standard.pk in kept]
    parts = [standard for standard in found if is_part_on_learning(standard)]
    return sorted(parts, key=lambda standard: not standard.is_new), [standard for standard in found if not is_part_on_learning(standard)]


def is_part_on_learning(standard):
    """Whether a standard is one of the parts of the regulator's standard on learning, which its form asks for."""
    return standard.version.framework.code == REGULATOR and standard.code.startswith(ON_LEARNING)


def colleague_named(text, user):
    """The one person in post, other than the user, whose full name is `text` and whom the user may know; None when there is none or
    more than one. Accents, case and the order of names make no difference."""
    people = Person.objects.visible_to(user).exclude(pk=user.access.person_id)
    asked = _words(text)
    if len(asked) < 2:
        return None
    found = [person for person in named(in_post(people, user.access.on), text)[:20] if _words(person.name) == asked]
    return found[0] if len(found) == 1 else None


def _words(text):
    return sorted(sort_key(text or "", "").replace(",", " ").split())


def readers_when_shared(person, on):
    """Names of those who read a piece that its author shares with supervisor and managers: line manager, lead supervisor, whoever covers
    for them, and the managers of the units above. One query."""
    readers = in_post(Person.objects.humans(), on).filter(answered_to_by(person.pk, on)).exclude(pk=person.pk)
    return [reader.name for reader in readers.order_by("sort_key", "pk")]


def in_a_sentence(names):
    """Names as a sentence has them: "Helen Marsh, Ola Ade and 3 others"."""
    shown, more = names[:NAMED], len(names) - NAMED
    last = f"{more} other{'' if more == 1 else 's'}" if more > 0 else shown.pop() if shown else ""
    return " and ".join(filter(None, [", ".join(shown), last]))


def people_whose_learning_exists_for(user):
    """The people about whose pieces the user may know that they exist, when and of what kind: oneself, one's line, and for a principal
    social worker the people of their units (policy, row "CPD entry")."""
    known = Q(pk=user.access.person_id) | in_line_of(user, field="pk") | under_roles(user, Role.PSW, field="pk")
    return Person.objects.visible_to(user).filter(known)


def learning_of(person, user):
    """Somebody's pieces as the user may know them: date, kind and state, with `shown_title` only of those that they may read.

    No column of content is selected."""
    readable = CPDEntry.objects.readable_by(user).filter(pk=OuterRef("pk")).order_by()
    found = CPDEntry.objects.visible_to(user).filter(person=person).only("kind", "learnt_on", "state", "person_id")
    found = found.annotate(may_be_read=Exists(readable)).annotate(
        shown_title=Case(When(may_be_read=True, then="title"), default=None, output_field=CharField()),
        has_peer=Exists(PeerReflection.objects.filter(entry=OuterRef("pk"))),
    )
    return found.order_by("-learnt_on", "-pk")


def learning_offered(person, user, on):
    """Whether the part of a person's page on their learning is shown."""
    return user.has_perm("practitioners.view_person_learning", person)


def learning_part(person, user, on):
    """The part of a person's page on their learning and registration, for those who may know of it; else None. One query."""
    if not learning_offered(person, user, on):
        return None
    own = person.pk == user.access.person_id
    url = reverse("practitioners:cpd_list") if own else reverse("practitioners:person_learning", args=[person.pk])
    coverage_url = reverse("practitioners:learning_coverage") if own else reverse("practitioners:person_coverage", args=[person.pk])
    return {"status": registration_status(person.pk, on), "url": url, "own": own, "coverage_url": coverage_url}


def still_needed(status):
    """What a year still needs, as lines of screen 02: [(done, words)], the recorded pieces first."""
    if status is None or not status.owes:
        return []
    lines = [(True, f"{status.pieces} piece{'' if status.pieces == 1 else 's'} recorded")] if status.pieces else []
    if more := status.pieces_missing:
        words = f"{more} {'more piece' if status.pieces else 'piece'}{'' if more == 1 else 's'}"
        lines.append((False, f"{words}: this one" if more == 1 else words))
    if peers := status.peer_missing:
        lines.append((False, f"{peers} peer reflection{'' if peers == 1 else 's'}: in this piece"))
    elif status.peer_pieces:
        lines.append((True, f"{status.peer_pieces} with a peer reflection"))
    return lines
