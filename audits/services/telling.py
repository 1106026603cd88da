"""What people are told about audits. Subjects hold nothing confidential: not the case, not the grade."""

from django.urls import reverse

from audits.queries.people import line_of
from learning_org.notifications.models import Reminder
from learning_org.notifications.services import cancel_reminder, remind
from practitioners.services.guard import day
from practitioners.services.telling import tell

OPENED = "You can read a case audit of somebody in your line"


def tell_about(audit, people, verb, subject, body, *, by):
    """Tell people something about one audit, with a link to it. Returns how many were told."""
    link = reverse("audits:audit_detail", args=[audit.pk])
    return tell(people, subject=subject, body=body, link=link, link_text="Open the audit", key=f"audit:{audit.pk}:{verb}", by=by)


def remind_line(audit, *, by):
    """Keep a message to the case holder's line for the day on which the audit opens to them. The auditor knows it already."""
    link = reverse("audits:audit_detail", args=[audit.pk])
    for person in line_of(audit.practitioner, audit.submitted_on).exclude(pk=audit.auditor_id):
        words = {
            "subject": OPENED,
            "body": f"Case {audit.case_reference}, {audit.practitioner}.",
            "link": link,
            "link_text": "Open the audit",
        }
        remind(person, key=f"{line_key(audit)}{person.pk}", due_on=audit.open_to_line_on, by=by, **words)


def open_to_line_now(audit, *, by):
    """Take the waiting messages back and tell the line of today at once, because the holder has answered."""
    for key in Reminder.objects.filter(key__startswith=line_key(audit), message=None).values_list("key", flat=True):
        cancel_reminder(key, by=by)
    body = f"Case {audit.case_reference}, {audit.practitioner}. They have answered it."
    tell_about(audit, line_of(audit.practitioner, audit.answered_on), "opened", OPENED, body, by=by)


def line_key(audit):
    """How the keys of the line's reminders of one audit begin."""
    return f"audit:{audit.pk}:line:"


def submitted_words(audit):
    """What the case holder is told when an audit of their practice is submitted."""
    return (
        f"Case {audit.case_reference}, audited by {audit.auditor}. You read it first, and can answer it. "
        f"Your line manager and lead supervisor can read it from {day(audit.open_to_line_on)}, or when you have answered."
    )
