"""What people were told, whether they read it, how the e-mail went, and the reminders that wait."""

import datetime
from urllib.parse import urlsplit

from django.conf import settings

from learning_org.accounts.models import Person
from learning_org.notifications.models import Delivery, DeliveryState, Message, Reminder
from learning_org.trail.models import ReadLog
from practitioners.demonstration.world import DAY, at
from practitioners.models import AgreedAction, CPDEntry, LearningNeed, PeerReflection, Registration, Sharing

KEPT_DAYS = 120  # older messages are left out: nobody looks at them
PAGES = {"action": "/actions/{}/", "need": "/needs/{}/", "cpd": "/my-learning/{}/"}
REFUSED = "SMTPRecipientsRefused: 550 mailbox unavailable"


def make_messages(world):
    """Messages about actions, needs, peers' parts and registration; each with its e-mail."""
    dice, since = world.dice("messages"), world.as_at - KEPT_DAYS * DAY
    world.system = Person.objects.system()
    for action in world.rows.made[AgreedAction]:
        if action.agreed_on >= since:
            words = ("An action was agreed with you", action.what, "action", "Open the action")
            tell(
                world,
                dice,
                getattr(action, "first_doer", action.person),
                action.agreed_by,
                action.agreed_on,
                f"action:{action.pk}:agreed",
                action.pk,
                *words,
            )
    for need in world.rows.made[LearningNeed]:
        if need.raised_on >= since and need.raised_by is not need.person:
            words = ("A learning need was raised with you", need.title, "need", "Open the need")
            tell(world, dice, need.person, need.raised_by, need.raised_on, f"need:{need.pk}:raised", need.pk, *words)
    for peer in world.rows.made[PeerReflection]:
        if peer.peer and peer.entry.recorded_at.date() >= since:
            words = ("You are named as a peer in a piece of learning", f"About: {peer.entry.title}", "cpd", "Read your part")
            day = peer.entry.recorded_at.date()
            tell(world, dice, peer.peer, peer.entry.person, day, f"cpd:{peer.entry.pk}:peer", peer.entry.pk, *words)
    to_everybody(world, dice)
    about_registration(world, dice)
    make_reminders(world, dice)


def tell(world, dice, recipient, sender, day, key, pk, subject, body, noun, link_text):
    """One message on the day, or the day after when the recipient is not there; none when they have gone."""
    if not world.in_post(recipient, day):
        return None
    link = PAGES[noun].format(pk)
    created = at(day, 17, dice.randrange(60))
    key = f"{key}:{day:%Y-%m-%d}:{recipient.pk}"
    return message(world, dice, recipient, sender, created, subject=subject, body=body, link=link, link_text=link_text, key=key)


def message(world, dice, recipient, sender, created, **words):
    """A message with its delivery: read within days by most, the latest ones often not yet."""
    day = world.working_day(recipient, created.date() + dice.randrange(1, 4) * DAY)
    fresh = (world.as_at - created.date()).days < 12
    read = day and dice.random() < (0.4 if fresh else 0.93)
    read_at = at(day, 9, dice.randrange(60)) if read else None
    row = world.rows.add(Message, recipient=recipient, sender=sender, created_at=created, read_at=read_at, **words)
    deliver(world, dice, row)
    return row


def deliver(world, dice, row):
    user = world.users.get(row.recipient.pk)
    address = user.email if user and user.is_active else row.recipient.work_email
    host = urlsplit(settings.SITE_ADDRESS).hostname or "localhost"
    values = {"state": DeliveryState.SENT, "attempts": 1, "sent_at": row.created_at + datetime.timedelta(seconds=20)}
    if not address:
        values = {"state": DeliveryState.NO_ADDRESS}
    elif row.pk % 97 == 5:
        values = {"state": DeliveryState.FAILED, "attempts": 2, "error": REFUSED}
    elif row.pk % 97 == 50 and row.recipient not in world.accounts.values():
        values = {"state": DeliveryState.WAITING, "attempts": 1, "error": "ConnectionRefusedError: mail server away"}
    world.rows.add(Delivery, message=row, address=address, email_id=f"<message-{row.pk}@{host}>", due_at=row.created_at, **values)


def to_everybody(world, dice):
    """Once, the product itself told everybody in post what they would want to know."""
    day = world.as_at - 30 * DAY
    for person in world.people():
        if world.in_post(person, day):
            words = {
                "subject": "Who may read what you write",
                "body": "One page says it for every kind of record.",
                "key": f"who:{person.pk}",
            }
            words |= {"link": "/who-may-read-what/", "link_text": "Read who may read what"}
            message(world, dice, person, world.system, at(day, 8), **words)


def about_registration(world, dice):
    """In the last twelve weeks of a registration year, whoever has not renewed is told by the product itself."""
    closes = datetime.date(world.year.year + 1, 11, 30)
    for weeks in (8, 4, 2):
        day = closes - weeks * 7 * DAY
        for registration in world.rows.made[Registration] if day <= world.as_at else ():
            person, submitted = registration.person, world.submits.get((registration.person.pk, world.year))
            owes = registration.period.lower < datetime.date(closes.year, 9, 1) and (submitted is None or submitted > day)
            if owes and world.in_post(person, day):
                subject = f"Your registration: {weeks} weeks left"
                body = f"Form, fee and learning are needed by 30 November {closes.year}."
                words = {"link": "/my-learning/registration/", "link_text": "Check your renewal", "key": f"registration:{person.pk}:{day}"}
                message(world, dice, person, world.system, at(day, 7), subject=subject, body=body, **words)


def make_reminders(world, dice):
    """Somebody asked to be reminded of the peer reflection: waiting, told, or taken back since it was written."""
    peers = {peer.entry.pk for peer in world.rows.made[PeerReflection]}
    since = world.as_at - 100 * DAY
    open_pieces = [e for e in world.rows.made[CPDEntry] if e.pk not in peers and e.state == "recorded" and e.learnt_on >= since]
    mine = [e for e in world.rows.made[CPDEntry] if e.person is world.accounts["practitioner"] and e.pk not in peers][-1:]
    for number, entry in enumerate([*mine, *(e for e in open_pieces if world.in_post(e.person, world.as_at) and e not in mine)]):
        remind(world, dice, entry, number % 3)
    if since <= world.story_autumn and not open_pieces:
        raise ValueError("the demonstration needs pieces without a peer reflection")


def remind(world, dice, entry, which):
    """A reminder of one piece: 0 waits for next Monday, 1 was told, 2 was cancelled."""
    asked = entry.recorded_at.date()
    monday = world.as_at + (7 - world.as_at.weekday()) * DAY
    due = monday if which == 0 else asked + (7 - asked.weekday()) * DAY
    words = {"subject": "Add the peer reflection to your piece of learning", "body": entry.title}
    words |= {"link": PAGES["cpd"].format(entry.pk), "link_text": "Open the piece"}
    row = world.rows.add(Reminder, recipient=entry.person, key=f"cpd:{entry.pk}:peer-reminder", due_on=due, **words)
    if which == 1 and due <= world.as_at and world.in_post(entry.person, due):
        row.message = message(world, dice, entry.person, world.system, at(due, 7), key=f"reminder:{row.pk}:{due}", **words)
    elif which == 2:
        row.cancelled_at = entry.recorded_at + datetime.timedelta(hours=20)
        if row.cancelled_at.date() > world.as_at:
            row.cancelled_at = entry.recorded_at + datetime.timedelta(minutes=1)


def make_reads(world):
    """Supervisors read what is shared with them, and the log says so."""
    dice = world.dice("reads")
    for entry in world.rows.made[CPDEntry]:
        day = entry.recorded_at.date() + 3 * DAY
        if entry.sharing == Sharing.ONLY_ME or entry.state != "recorded" or day > world.as_at or dice.random() > 0.4:
            continue
        reader = world.supervisor(entry.person, day) if world.in_post(entry.person, day) else None
        if reader and not world.is_away(reader, day):
            label, when = "practitioners.cpdentry", at(day, 10, dice.randrange(60))
            values = {"record_kind": label, "record_id": entry.pk, "page": "practitioners:cpd_detail", "read_at": when}
            world.rows.add(ReadLog, reader=reader, subject=entry.person, **values)
