"""Why a finding stands where it does, as far as a reader may know: what was answered three months later is not everybody's to read."""

from django.db.models import Case, CharField, Exists, F, OuterRef, Q, Value, When
from django.utils.text import capfirst

from learning_org.measures.loop import BY_KEY, REASONS, Step, reasons_of
from practitioners.models import ImpactFollowUp

ANSWERS_PERM = "dashboards.view_loop_answers"
EVERY, NONE = Q(pk__isnull=False), Q(pk__isnull=True)
UNCONFIRMED = "unconfirmed"
UNCONFIRMED_WORDS = "change in practice not confirmed"
ANSWERS = tuple(reason.key for reason in reasons_of(step=Step.CHANGED))


def with_told(findings, user):
    """Annotate findings from `with_lines` with `told`: the key of the reason, or UNCONFIRMED where it would tell of a follow-up that this
    user may not read."""
    return _told(findings, _unread(user) if user.has_perm(ANSWERS_PERM) else EVERY)


def with_told_by_role(findings, user):
    """The same for counting: by the user's roles alone, whosever the follow-ups are."""
    return _told(findings, NONE if user.has_perm(ANSWERS_PERM) else EVERY)


def _unread(user):
    readable = ImpactFollowUp.objects.readable_by(user).filter(pk=OuterRef("follow_up__pk")).order_by()
    return Q(follow_up__isnull=False) & ~Q(Exists(readable))


def _told(findings, hidden):
    when = When(Q(reason__in=ANSWERS) & hidden, then=Value(UNCONFIRMED))
    return findings.annotate(told=Case(when, default=F("reason"), output_field=CharField()))


def standing(finding):
    """Why one finding stands where it does, in words; with its ending where the reader may know no more."""
    if finding.told == UNCONFIRMED:
        return f"{BY_KEY[finding.reason].ending.label}: {UNCONFIRMED_WORDS}"
    return capfirst(BY_KEY[finding.told].words)


def told_choices(user):
    """[(key, words)] of the reasons by which a user may look for findings."""
    if user.has_perm(ANSWERS_PERM):
        return [(reason.key, reason.words) for reason in REASONS]
    rest = [(reason.key, reason.words) for reason in REASONS if reason.key not in ANSWERS]
    place = [key for key, _ in rest].index("no_reaudit")
    return [*rest[:place], (UNCONFIRMED, UNCONFIRMED_WORDS), *rest[place:]]


def asked_by(reason, user):
    """What the address of the rows of a reason asks for: of an answer that the user may not read, only how it ended."""
    if reason.key in ANSWERS and not user.has_perm(ANSWERS_PERM):
        return {"reason": UNCONFIRMED, "ending": reason.ending.value}
    return {"reason": reason.key}
