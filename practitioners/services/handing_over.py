"""What a leaver leaves open in this app, kind by kind, and what becomes of it. Nothing that somebody spoke up about is among it."""

from django.db.models import Exists, OuterRef

from practitioners.models import ActionState, AgreedAction, CPDState, ImpactFollowUp, LearningNeed, Position, SampledPiece
from practitioners.queries.discussions import to_finish
from practitioners.registries import Handover, OpenItem
from practitioners.services.action_handover import close_for_leaver, hand_over_checking
from practitioners.services.actions import hand_over_action
from practitioners.services.discussions import end_for_leaver as end_discussion
from practitioners.services.guard import day
from practitioners.services.holdings import end_for_leaver, hand_over_holding, holdings_after
from practitioners.services.impact import withdraw_follow_up
from practitioners.services.needs import end_need
from practitioners.services.passing_on import PASSED_ON, pass_on, relationships_after, stop_supporting
from practitioners.services.peers import asked_of, stop_asking
from practitioners.services.role_handover import end_role_for_leaver, hand_over_role, roles_after
from practitioners.services.sampling import hand_over_piece


def handovers():
    """The kinds of this app, for practitioners.registries."""
    found = [
        Handover("action", "Actions that they do", _actions_done, _hand_over_action, _close_action, "Nobody: they are withdrawn", order=10),
        Handover("checking", "Actions that they agreed with others, and check", _actions_agreed, _hand_over_checking, order=11),
        Handover("need", "Learning needs of their own", _needs, end=_end_need, end_words="They end", order=12),
        Handover(
            "follow_up",
            "Three-month follow-ups of their own",
            _follow_ups,
            end=_end_follow_up,
            end_words="They are taken back: nobody else can answer them",
            order=13,
        ),
        Handover(
            "specialist",
            "Specialist roles",
            holdings_after,
            hand_over_holding,
            end_for_leaver,
            "Nobody yet: a team that is meant to have one shows the gap",
            ends=True,
            order=20,
        ),
        Handover("sample", "Pieces of learning to review", _samples, hand_over_piece, order=21),
        Handover(
            "role",
            "Roles that nobody else holds there",
            roles_after,
            hand_over_role,
            end_role_for_leaver,
            "Nobody yet: the unit has nobody in this role from the leaving day on",
            ends=True,
            order=22,
        ),
        Handover(
            "discussion",
            "Team discussions of which they have not made a piece",
            _discussions,
            end=end_discussion,
            end_words="They end: nobody else can make their piece of them",
            order=14,
        ),
        Handover(
            "peer",
            "Conversations about which colleagues asked them",
            asked_of,
            end=stop_asking,
            end_words="They are asked no longer: each author is told, without why",
            order=15,
        ),
    ]
    for number, (key, (title, _)) in enumerate(PASSED_ON.items()):
        own = {"end": stop_supporting, "end_words": "Nobody for now"} if key == "support" else {}
        found.append(Handover(key, title, relationships_after(key), pass_on, order=number, **own))
    return found


def _actions_done(person, first_out):
    rows = AgreedAction.objects.filter(person=person, state=ActionState.OPEN).order_by("agreed_on", "pk")
    return [_action(row) for row in rows]


def _actions_agreed(person, first_out):
    """Those of others that are open, or done and not checked: nobody else could check them."""
    rows = AgreedAction.objects.filter(agreed_by=person, checked_on=None).exclude(person=person).exclude(state=ActionState.WITHDRAWN)
    return [_action(row, row.person) for row in rows.select_related("person").order_by("agreed_on", "pk")]


def _action(row, person=None):
    """What it is, never what it says: whoever records a leaving reads no content."""
    words = f"Action agreed on {day(row.agreed_on)}{f' with {person}' if person else ''}"
    return OpenItem(row.pk, words)


def _hand_over_action(pk, to, leaving):
    hand_over_action(AgreedAction(pk=pk), to=to, reason=leaving.reason[:300], by=leaving.by)


def _close_action(pk, leaving):
    close_for_leaver(AgreedAction(pk=pk), reason=leaving.reason, by=leaving.by)


def _hand_over_checking(pk, to, leaving):
    hand_over_checking(AgreedAction(pk=pk), to=to, reason=leaving.reason, by=leaving.by)


def _needs(person, first_out):
    rows = LearningNeed.objects.unmet().filter(person=person)
    return [OpenItem(row.pk, f"Learning need raised on {day(row.raised_on)}") for row in rows]


def _end_need(pk, leaving):
    end_need(LearningNeed(pk=pk), reason=leaving.reason, by=leaving.by)


def _follow_ups(person, first_out):
    """Those not answered, asked already or not: nobody else can say what changed in somebody's practice."""
    rows = ImpactFollowUp.objects.filter(person=person, answered_on=None, withdrawn_on=None).order_by("due_on", "pk")
    return [OpenItem(row.pk, f"Follow-up due on {day(row.due_on)}") for row in rows]


def _end_follow_up(pk, leaving):
    withdraw_follow_up(ImpactFollowUp(pk=pk), reason=leaving.reason, by=leaving.by)


def _discussions(person, first_out):
    rows = to_finish(person.pk).select_related("discussion")
    return [OpenItem(row.pk, f"Team discussion of {day(row.discussion.held_on)}") for row in rows]


def _samples(person, first_out):
    """Those drawn for review and not reviewed, whose authors are there to read what is said."""
    there = Position.objects.filter(person=OuterRef("entry__person_id"), period__contains=first_out)
    rows = SampledPiece.objects.filter(Exists(there), reviewer=person, reviewed_on=None, entry__state=CPDState.RECORDED)
    rows = rows.select_related("sample")
    return [OpenItem(row.pk, f"Piece {row.place} of the sample of {row.sample.drawn_on:%-d %B %Y}") for row in rows]
