import datetime

from learning_org.web import clock
from tests import factories as make

SESSION, APPRAISAL = "supervision.supervisionsession", "appraisal.appraisal"
HISTORIES = {
    "history of a need": "need",
    "history of an action": "action",
    "history of a follow-up": "follow-up",
    "history of a person": "",
    "history of a team": "team",
    "history of an audit": "audit open to the line",
    "history of a finding": "finding open to the line",
    "history of a booking": "booking attended",
    "history of a course": "course",
    "history of a session": "session",
    "history of an appraisal": "appraisal",
}
DAY = datetime.timedelta(days=1)


def address(kind, record):
    """The two keys of an address about a signed kind of record."""
    return {"kind": kind, "pk": record.pk}


def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own: what is opened with a reason, and what is added to."""
    own, sup, psw = people["Own"], people["Sup"], people["PSW"]
    locked = make.SupervisionSessionFactory(supervisee=own, supervisor=sup, locked=True)
    opened = make.SupervisionSessionFactory(supervisee=own, supervisor=sup, held=True)
    appraisal = make.AppraisalFactory(appraisee=own, appraiser=people["LM"], cycle__on=datetime.date(2023, 4, 1))
    grant = make.ReasonGrantFactory(record_kind=SESSION, record_id=opened.pk, asked_by=psw)
    for person in (own, sup):
        make.ReasonConcernedFactory(grant=grant, person=person)
    make.ReasonGrantFactory(record_kind=APPRAISAL, record_id=appraisal.pk, asked_by=psw)
    make.AddendumFactory(record_kind=SESSION, record_id=locked.pk, person=own)
    return {
        "supervision that PSW opened with a reason": opened,
        "appraisal that PSW opened with a reason": appraisal,
        "reason that PSW gave": grant,
        "reason for a supervision": address(SESSION, found["supervision"]),
        "reason for an appraisal": address(APPRAISAL, found["appraisal"]),
        "addendum to a supervision signed": address(SESSION, locked),
        "addendum to an appraisal signed": address(APPRAISAL, found["appraisal signed"]),
    } | {words: address(found[name]._meta.label_lower, found[name]) for words, name in HISTORIES.items()}


def fill(dice, staff):
    """Reasons of every kind about random records, by random people: open, over and not yet; and addenda."""
    from appraisal.models import Appraisal
    from supervision.models import SupervisionSession

    for kind, model in ((SESSION, SupervisionSession), (APPRAISAL, Appraisal)):
        for record in model.objects.order_by("pk"):
            when = dice.choice([clock.now(), clock.now(), clock.now() - 2 * DAY, clock.now() + DAY])
            grant = make.ReasonGrantFactory(record_kind=kind, record_id=record.pk, asked_by=dice.choice(staff), given_at=when)
            make.ReasonConcernedFactory(grant=grant, person=dice.choice(staff))
            if dice.random() < 0.3:
                make.AddendumFactory(record_kind=kind, record_id=record.pk, person=dice.choice(staff))
    for person in staff:
        make.SignInFactory(user=person.user)
    make.SignatureCheckFactory()
