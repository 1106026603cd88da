"""What can be looked at together: records since the last appraisal, and the targets that it set."""

import dataclasses
import datetime

from dateutil.relativedelta import relativedelta
from django.db.models import Model
from django.utils.formats import date_format

from appraisal.models import Appraisal, EvidenceKind, Target
from audits.models import AuditState, CaseAudit, Grade
from practitioners.models import ActionState, AgreedAction, CPDEntry
from training.models import Booking

A_YEAR = relativedelta(years=1)


@dataclasses.dataclass(frozen=True)
class Offer:
    """One record that can become evidence: the field of EvidenceItem that holds it, and the words that are kept."""

    field: str
    kind: str
    record: Model
    on: datetime.date
    text: str
    taken: bool

    @property
    def key(self):
        return f"{self.field}:{self.record.pk}"

    @property
    def label(self):
        return f"{date_format(self.on, 'j F Y')}: {self.text}"

    def values(self):
        """The values of its EvidenceItem."""
        return {"kind": self.kind, "on": self.on, "text": self.text[:500], self.field: self.record}


def last_signed(appraisal):
    """The latest signed appraisal of the same person in an earlier cycle, or None."""
    earlier = Appraisal.objects.signed().filter(appraisee_id=appraisal.appraisee_id, cycle__period__fully_lt=appraisal.cycle.period)
    return earlier.select_related("cycle").order_by("-cycle__period").first()


def last_targets(appraisal):
    """The targets that the last signed appraisal set, in order: they are carried over, whoever gave it (P40)."""
    earlier = Appraisal.objects.signed().filter(appraisee_id=appraisal.appraisee_id, cycle__period__fully_lt=appraisal.cycle.period)
    latest = earlier.order_by("-cycle__period").values("pk")[:1]
    return list(Target.objects.filter(appraisal__in=latest).order_by("due_on", "pk"))


def gathered_since(appraisal):
    """The day from which records are gathered: that after the last appraisal was signed, else a year before this one was begun."""
    last = last_signed(appraisal)
    return last.signed_on + datetime.timedelta(days=1) if last else appraisal.begun_on - A_YEAR


def offers_for(appraisal, user, *, taken=False):
    """The records since the last appraisal that `user` may read and may add as evidence, newest first of each kind (P41).

    Returns a list of Offer: learning, submitted audits of their practice, courses attended, actions done. With `taken` also those that are
    evidence already.
    """
    since, held = gathered_since(appraisal), set()
    for row in appraisal.evidence.values("entry_id", "audit_id", "booking_id", "action_id"):
        held |= {(name.removesuffix("_id"), key) for name, key in row.items() if key}
    found = [*_learning(appraisal, user, since), *_audits(appraisal, user, since)]
    found += [*_training(appraisal, user, since), *_actions(appraisal, user, since)]
    offers = [Offer(*values, taken=(values[0], values[2].pk) in held) for values in found]
    return [offer for offer in offers if taken or not offer.taken]


def _learning(appraisal, user, since):
    rows = CPDEntry.objects.readable_by(user).recorded().filter(person_id=appraisal.appraisee_id, learnt_on__gte=since)
    for entry in rows.only("title", "learnt_on").order_by("-learnt_on", "-pk"):
        yield ("entry", EvidenceKind.LEARNING, entry, entry.learnt_on, entry.title)


def _audits(appraisal, user, since):
    rows = CaseAudit.objects.readable_by(user).filter(practitioner_id=appraisal.appraisee_id, submitted_on__gte=since)
    for audit in rows.filter(state=AuditState.SUBMITTED).select_related("case_reference").order_by("-submitted_on", "-pk"):
        words = f"{audit.case_reference}: {Grade(audit.reported_grade).label.lower()}"
        yield ("audit", EvidenceKind.AUDIT, audit, audit.submitted_on, words)


def _training(appraisal, user, since):
    rows = Booking.objects.readable_by(user).filter(person_id=appraisal.appraisee_id, attended=True, session__last_on__gte=since)
    for booking in rows.select_related("session__course").order_by("-session__last_on", "-pk"):
        yield ("booking", EvidenceKind.TRAINING, booking, booking.session.last_on, booking.session.course.title)


def _actions(appraisal, user, since):
    rows = AgreedAction.objects.readable_by(user).filter(person_id=appraisal.appraisee_id, closed_on__gte=since, state=ActionState.DONE)
    for action in rows.order_by("-closed_on", "-pk"):
        yield ("action", EvidenceKind.ACTION, action, action.closed_on, action.what)
