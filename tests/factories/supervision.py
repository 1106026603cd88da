import datetime

import factory

from learning_org.web.periods import period
from practitioners.models import ProfessionalGroup
from supervision.models import (
    CarriedAction,
    CarriedOutcome,
    CaseDiscussion,
    IntervalUnit,
    Participant,
    ParticipantRole,
    SessionAction,
    SessionKind,
    SessionNeed,
    SessionNote,
    SessionState,
    SupervisionPolicy,
    SupervisionSession,
    WellbeingNote,
)
from tests.factories.accounts import PersonFactory
from tests.factories.actions import AgreedActionFactory
from tests.factories.base import ModelFactory
from tests.factories.needs import LearningNeedFactory
from tests.factories.records import CaseReferenceFactory

HELD_ON = datetime.date(2026, 10, 27)
TEN = datetime.datetime(2026, 10, 27, 10, tzinfo=datetime.UTC)


class SupervisionSessionFactory(ModelFactory):
    """A session planned for 27 October 2026, 10:00, of `supervisee=` by `supervisor=`.

    `locked` sets what two signatures would; the signatures themselves come from the service (tests/supervision).
    """

    class Meta:
        model = SupervisionSession

    starts_at = TEN
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + datetime.timedelta(minutes=90))
    planned_by = factory.SubFactory(PersonFactory)

    class Params:
        ad_hoc = factory.Trait(kind=SessionKind.AD_HOC)
        held = factory.Trait(state=SessionState.HELD, held_on=factory.LazyAttribute(lambda s: s.starts_at.date()))
        waiting = factory.Trait(state=SessionState.WAITING, held_on=factory.LazyAttribute(lambda s: s.starts_at.date()))
        locked = factory.Trait(
            state=SessionState.SIGNED,
            held_on=factory.LazyAttribute(lambda s: s.starts_at.date()),
            signed_on=factory.LazyAttribute(lambda s: s.starts_at.date() + datetime.timedelta(days=1)),
            locked_at=factory.LazyAttribute(lambda s: s.starts_at + datetime.timedelta(days=1)),
        )
        cancelled = factory.Trait(state=SessionState.CANCELLED, cancelled_on=HELD_ON, cancelled_reason="A strategy meeting.")

    @classmethod
    def _create(cls, model_class, *args, supervisee=None, supervisor=None, **kwargs):
        locked = {name: kwargs.pop(name) for name in ("state", "signed_on", "locked_at") if kwargs.get("locked_at")}
        if locked:  # the database lets nothing be added to a locked session, so that it is locked last
            kwargs["state"] = SessionState.HELD
        session = super()._create(model_class, *args, **kwargs)
        people = ((supervisee, ParticipantRole.SUPERVISEE), (supervisor, ParticipantRole.SUPERVISOR))
        for person, role in people:
            Participant.objects.create(session=session, person=person or PersonFactory(), role=role)
        if locked:
            lock(session, **locked)
        return session


def lock(session, **values):
    """What the second signature does to a session's row."""
    signed = {"state": SessionState.SIGNED, "signed_on": session.held_on, "locked_at": session.starts_at} | values
    for name, value in signed.items():
        setattr(session, name, value)
    session.save()
    return session


class ParticipantFactory(ModelFactory):
    class Meta:
        model = Participant

    session = factory.SubFactory(SupervisionSessionFactory)
    person = factory.SubFactory(PersonFactory)
    role = ParticipantRole.SUPERVISEE


class PartFactory(ModelFactory):
    class Meta:
        abstract = True

    session = factory.SubFactory(SupervisionSessionFactory, held=True)


class SessionNoteFactory(PartFactory):
    class Meta:
        model = SessionNote

    agenda = "The housing step, and how I can say no to a third duty week."
    reflection = "We thought about why the last visit ended early, and what to try."
    learning = "Used open questions from the course in two visits."

    class Params:
        prepared = factory.Trait(reflection="", learning="")


class CaseDiscussionFactory(PartFactory):
    class Meta:
        model = CaseDiscussion

    case_reference = factory.SubFactory(CaseReferenceFactory)
    plan_moved_on = datetime.date(2026, 9, 22)
    life_now = "Sleeping at grandmother's four nights a week."
    decision = "Bring the review forward, because nobody has owned the housing step."
    worried = "The tenancy ends in December."
    working_well = "Grandmother keeps the bedtime plan."
    needs_to_happen = "Housing names an officer by Friday."


class WellbeingNoteFactory(PartFactory):
    class Meta:
        model = WellbeingNote

    text = "Tired after three duty weeks; a quiet morning would help."


class CarriedActionFactory(PartFactory):
    class Meta:
        model = CarriedAction

    action = factory.SubFactory(AgreedActionFactory)

    class Params:
        done = factory.Trait(outcome=CarriedOutcome.DONE)
        in_progress = factory.Trait(outcome=CarriedOutcome.IN_PROGRESS)
        moved = factory.Trait(outcome=CarriedOutcome.MOVED, note="Housing has not answered.")
        dropped = factory.Trait(outcome=CarriedOutcome.DROPPED, note="The family moved.")


class SessionActionFactory(PartFactory):
    class Meta:
        model = SessionAction

    action = factory.SubFactory(AgreedActionFactory)


class SessionNeedFactory(PartFactory):
    class Meta:
        model = SessionNeed

    need = factory.SubFactory(LearningNeedFactory)


class SupervisionPolicyFactory(ModelFactory):
    """Every 14 days for personal advisers: everybody's own policy is there already, from the start."""

    class Meta:
        model = SupervisionPolicy

    professional_group = ProfessionalGroup.PERSONAL_ADVISER
    count = 14
    unit = IntervalUnit.DAYS
    period = factory.LazyFunction(lambda: period(datetime.date(2020, 1, 1)))

    class Params:
        in_months = factory.Trait(count=2, unit=IntervalUnit.MONTHS, professional_group=ProfessionalGroup.YOUTH_WORKER)
