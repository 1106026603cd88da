"""The people of docs/access.md and one record of each kind, about Own."""

import datetime

from learning_org.accounts import registries
from learning_org.accounts.roles import Role
from practitioners.models import ActionState, CalendarKind, Sharing, Source
from tests import factories as make
from tests.guards import casts

ON = datetime.date(2026, 11, 2)
NOON = datetime.datetime(2026, 11, 2, 12, tzinfo=datetime.UTC)


def cast():
    """{short name: Person} for every column of the table, placed in a department of two services beside an agency."""
    council, agency = make.OrganisationFactory(), make.OrganisationFactory(partner=True)
    top = make.UnitFactory(organisation=council, kind="department")
    service, other_service = (make.UnitFactory(organisation=council, kind="service", parent=top) for _ in range(2))
    team, other_team = make.UnitFactory(organisation=council, parent=service), make.UnitFactory(organisation=council, parent=other_service)
    partner = make.UnitFactory(organisation=agency, kind="agency")

    def staff(role, unit, placed_in=None):
        """Somebody with the role for `unit`, working there or somewhere else: a role reaches no further than its unit says."""
        person = make.staff(unit=placed_in or unit, role=None)
        make.RoleGrantFactory(person=person, unit=unit, role=role)
        return person

    people = {
        "Own": staff(Role.PRACTITIONER, unit=team),
        "Sup": staff(Role.SUPERVISOR, unit=other_team),
        "LM": staff(Role.SUPERVISOR, unit=other_team),
        "TM": staff(Role.TEAM_MANAGER, unit=team, placed_in=other_team),
        "SM": staff(Role.SERVICE_MANAGER, unit=service, placed_in=top),
        "QA": staff(Role.QA_OFFICER, unit=top),
        "TO": staff(Role.TRAINING_OFFICER, unit=top),
        "PSW": staff(Role.PSW, unit=top),
        "SL": staff(Role.SENIOR_LEADER, unit=top),
        "IG": staff(Role.IG_OFFICER, unit=top),
        "Adm": staff(Role.ADMINISTRATOR, unit=top),
        "Col": staff(Role.PRACTITIONER, unit=team),
        "Oth": staff(Role.PRACTITIONER, unit=other_team),
        "Agy": staff(Role.PARTNER_LEARNER, unit=partner),
    }
    own = people["Own"]
    make.RelationshipFactory(person=own, other=people["Sup"], lead_supervisor=True)
    make.RelationshipFactory(person=own, other=people["LM"])
    return people


def ask_roles_once(monkeypatch):
    """Whose roles are asked for is told what was answered the first time: a fifth of each request, for people who stay as they are."""
    ask, told = registries.access_of, {}

    def access_of(user):
        if user.pk not in told:
            told[user.pk] = ask(user)
        return told[user.pk]

    monkeypatch.setattr(registries, "access_of", access_of)


def records(people):
    """{words in the tables: the record they mean}, those of every app."""
    found = ground(people)
    for cast_of_app in casts.EVERY:
        found |= cast_of_app.records(people, found)
    return found


def ground(people):
    """The records of the ground floors."""
    own, sup, oth = people["Own"], people["Sup"], people["Oth"]
    registration = make.RegistrationFactory(person=own)
    shared = make.CPDEntryFactory(person=own)
    make.CPDShareFactory(entry=shared, person=oth)
    talked = make.CPDEntryFactory(person=own)
    make.PeerReflectionFactory(entry=talked, peer=oth)
    pieces = {
        "piece": make.CPDEntryFactory(person=own),
        "piece for managers": make.CPDEntryFactory(person=own, sharing=Sharing.MANAGERS),
        "piece for the team": make.CPDEntryFactory(person=own, sharing=Sharing.TEAM),
        "piece shared with Oth": shared,
        "piece with peer Oth": talked,
    }
    files = {f"file of the {words}": make.CPDFileFactory(entry=piece) for words, piece in pieces.items()}
    done = {"state": ActionState.DONE, "closed_on": ON, "evidence": "Done and shown."}
    sent_up = {"sent_up_on": ON, "sent_up_by": sup, "sent_up_why": "Nobody could release the time."}
    action = {"person": own, "agreed_by": sup}
    return {
        "": own,
        "registration": registration,
        "position": own.positions.get(),
        "relationship": own.relationships.first(),
        "role": own.role_grants.get(),
        "absence": make.CalendarEntryFactory(person=own, kind=CalendarKind.SICKNESS),
        "team": own.positions.get().unit,
        **pieces,
        **files,
        "file removed from the piece": make.CPDFileFactory(entry=pieces["piece"], removed=True),
        "need": make.LearningNeedFactory(person=own, raised_by=own, source=Source.SELF),
        "need from an audit": make.LearningNeedFactory(person=own, raised_by=sup, source=Source.AUDIT),
        "need ended": make.LearningNeedFactory(person=own, raised_by=own, ended=True),
        "action": make.AgreedActionFactory(**action, source=Source.SUPERVISION),
        "action from an audit": make.AgreedActionFactory(**action, source=Source.AUDIT),
        "action sent up": make.AgreedActionFactory(**action, source=Source.SUPERVISION, **sent_up),
        "action done": make.AgreedActionFactory(**action, source=Source.SUPERVISION, **done),
        "message": make.MessageFactory(recipient=own),
        "draft": make.DraftFactory(user=own.user),
        "delivery that failed": make.DeliveryFactory(message=make.MessageFactory(recipient=own), failed=True),
    }
