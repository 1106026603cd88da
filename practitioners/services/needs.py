"""Learning needs: raised, planned, met, ended. The row is locked and its state checked, so that a second tab changes nothing twice."""

from django.db import transaction
from django.urls import reverse

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import CPDState, LearningNeed, NeedState, Priority, Source
from practitioners.services.impact import start_follow_up, withdraw_follow_up
from practitioners.services.telling import tell

UNMET = (NeedState.OPEN, NeedState.PLANNED)


@transaction.atomic
def raise_need(
    person, *, title, reason, source, priority=Priority.ROLE, theme=None, standard=None, wanted_by=None, from_follow_up=None, by
):
    """Record what somebody needs to learn, why, how much it matters, and where it was noticed (P16, P19, P20, S96). `by` is themselves or
    in their line. `from_follow_up` is the ImpactFollowUp that it comes of.

    Returns the LearningNeed; the person is told when somebody else raised it. Refused when it is wanted by a day that is past, or when the
    same need is open already.
    """
    _check_wanted_by(wanted_by)
    _lock_person(person)
    if LearningNeed.objects.unmet().filter(person=person, title__iexact=title).exists():
        raise Refused("This need is recorded already, and still open. Change that one instead.", field="title")
    need = LearningNeed.objects.create(
        person=person,
        title=title,
        reason=reason,
        source=source,
        priority=priority,
        theme=theme,
        standard=standard,
        wanted_by=wanted_by,
        from_follow_up=from_follow_up,
        raised_by=by,
        raised_on=clock.today(),
    )
    _tell(need, "raised", f"{by} raised a learning need for you", by=by)
    return need


@transaction.atomic
def raise_need_from_follow_up(follow_up, *, by, **words):
    """Raise a need of the participant's where three months showed that practice did not change (S77, F21). `words` are raise_need()'s.

    Returns the LearningNeed. Refused when nobody said that practice did not change, and as raise_need() refuses: a double click finds
    the first.
    """
    if not may_follow(follow_up):
        raise Refused("Nobody says here that practice did not change, so that no need comes of it.")
    return raise_need(follow_up.person, **words, source=Source.FOLLOW_UP, from_follow_up=follow_up, by=by)


def may_follow(follow_up):
    """Whether a need may come of a three-month follow-up: the participant or their manager answered that practice did not change."""
    return follow_up.changed is False or follow_up.manager_changed is False


@transaction.atomic
def change_need(need, *, title, reason, source, priority=Priority.ROLE, theme=None, standard=None, wanted_by=None, by):
    """Change what is needed and why, while it is not met (P19). Returns the LearningNeed. With another day by which it is wanted, whoever
    was told that it was late is told anew when that one has passed.

    Refused when it was met or ended meanwhile, or when the day by which it is wanted is changed to one that is past.
    """
    need = _lock_unmet(need)
    _move(need, wanted_by)
    need.title, need.reason, need.source, need.priority = title, reason, source, priority
    need.theme, need.standard = theme, standard
    need.save()
    return need


@transaction.atomic
def plan_need(need, *, plan, wanted_by=None, by):
    """Say how the need will be met, and by when (P20). Returns the LearningNeed, now planned; the other party is told.

    Refused when it was met or ended meanwhile, or when it is wanted by a day that is past.
    """
    need = _lock_unmet(need)
    _move(need, wanted_by)
    need.plan, need.state = plan, NeedState.PLANNED
    need.save(update_fields=["plan", "wanted_by", "state", "manager_told_on", "officer_told_on"])
    _tell(need, "planned", f"{by} planned how a learning need will be met", by=by)
    return need


@transaction.atomic
def meet_need(need, *, entry=None, met_how="", rating_before=None, by):
    """Say what met the need: one of the person's own pieces of learning, or coaching or other help in words (M1, P43).

    `rating_before` is how confident they were before, from 1 to 10. Returns the LearningNeed, now met; the other party is told, and the
    question what changed is begun, for three months after the learning (S77, F21). Refused when it was met or ended meanwhile, when
    neither is given, or when the piece is another person's or withdrawn.
    """
    need = _lock_unmet(need)
    if entry is None and not met_how:
        raise Refused("Say what met this need.", field="met_how")
    if entry is not None and (entry.person_id != need.person_id or entry.state != CPDState.RECORDED):
        raise Refused(f"Choose a piece of learning that {need.person} recorded.", field="entry")
    need.met_by_entry, need.met_how = entry, "" if entry else met_how
    _close(need, NeedState.MET, by)
    learnt_on = entry.learnt_on if entry else need.closed_on
    start_follow_up(need.person, about=need.title, learnt_on=learnt_on, need=need, rating_before=rating_before, by=by)
    _tell(need, "met", f"{by} recorded that a learning need is met", by=by)
    return need


@transaction.atomic
def end_need(need, *, reason, by):
    """End a need that will not be met, and say why (P21). Returns the LearningNeed; the other party is told.

    Refused when it was met or ended meanwhile.
    """
    need = _lock_unmet(need)
    need.ended_reason = reason
    _close(need, NeedState.ENDED, by)
    _tell(need, "ended", f"{by} ended a learning need", by=by)
    return need


@transaction.atomic
def reopen_need(need, *, by):
    """Correct a need that was marked as met or ended by mistake: it is open again, or planned where it has a plan (P19).

    Returns the LearningNeed; what had been said stays in its history. The other party is told. A follow-up that was not answered is
    withdrawn. Refused when it is open already.
    """
    need = _lock(need)
    if need.state in UNMET:
        raise Refused("This need is open already.")
    need.state = NeedState.PLANNED if need.plan else NeedState.OPEN
    need.closed_on = need.closed_by = need.met_by_entry = None
    need.met_how = need.ended_reason = ""
    need.save()
    for follow_up in need.follow_ups.filter(withdrawn_on=None, answered_on=None):
        withdraw_follow_up(follow_up, reason="The learning need was opened again", by=by)
    _tell(need, "reopened", f"{by} opened a learning need again", by=by)
    return need


def _lock_person(person):
    """One need at a time for each person, so that a double click finds the first."""
    type(person).objects.select_for_update(no_key=True).get(pk=person.pk)


def _lock(need):
    return LearningNeed.objects.select_for_update(of=("self",), no_key=True).select_related("person", "raised_by").get(pk=need.pk)


def _lock_unmet(need):
    need = _lock(need)
    if need.state == NeedState.MET:
        raise Refused("This need was already marked as met.")
    if need.state == NeedState.ENDED:
        raise Refused("This need was already ended.")
    return need


def _move(need, wanted_by):
    """Take another day by which it is wanted: then nobody has been told that it passed."""
    if wanted_by != need.wanted_by:
        _check_wanted_by(wanted_by)
        need.wanted_by, need.manager_told_on, need.officer_told_on = wanted_by, None, None


def _check_wanted_by(wanted_by):
    if wanted_by and wanted_by < clock.today():
        raise Refused("The day by which it is wanted must be today or later.", field="wanted_by")


def _close(need, state, by):
    need.state, need.closed_on, need.closed_by = state, clock.today(), by
    need.save()


def _tell(need, verb, subject, *, by):
    link = reverse("practitioners:need_detail", args=[need.pk])
    people = [need.person, need.raised_by]
    tell(people, subject=subject, body=need.title, link=link, link_text="Open the need", key=f"need:{need.pk}:{verb}", by=by)
