"""What people are told about audits. Subjects hold nothing confidential: not the case, not the grade."""

import datetime

from django.db import transaction
from django.urls import reverse

from audits.models import CaseAudit
from audits.queries.people import line_of
from learning_org.notifications.services import notify
from practitioners.services.guard import day
from practitioners.services.telling import tell

OPENED = "You can read a case audit of somebody in your line"
TOLD_FOR = datetime.timedelta(days=14)


def tell_about(audit, people, verb, subject, body, *, by):
    """Tell people something about one audit, with a link to it. Returns how many were told."""
    link = reverse("audits:audit_detail", args=[audit.pk])
    return tell(people, subject=subject, body=body, link=link, link_text="Open the audit", key=f"audit:{audit.pk}:{verb}", by=by)


def tell_line(audit, on, *, by):
    """Tell those to whom the case holder answers on the date `on` that they can read the audit, each once. The auditor knows it already."""
    said = f"Case {audit.case_reference}, {audit.practitioner}.{' They have answered it.' if audit.answered_on else ''}"
    link = {"link": reverse("audits:audit_detail", args=[audit.pk]), "link_text": "Open the audit"}
    for person in line_of(audit.practitioner, on).exclude(pk__in=(audit.auditor_id, by.pk)):
        notify(person, key=f"audit:{audit.pk}:line:{person.pk}", subject=OPENED, body=said, by=by, **link)


def tell_opened_lines(on, by):
    """The sweep's step: the line of the day on which an audit opens to it, and of the fortnight after, for a run that was missed."""
    opened = CaseAudit.objects.submitted().filter(open_to_line_on__lte=on, open_to_line_on__gt=on - TOLD_FOR)
    for audit in opened.select_related("case_reference", "practitioner").order_by("pk"):
        with transaction.atomic():
            tell_line(audit, on, by=by)


def submitted_words(audit):
    """What the case holder is told when an audit of their practice is submitted."""
    return (
        f"Case {audit.case_reference}, audited by {audit.auditor}. You read it first, and can answer it. "
        f"Your line manager and lead supervisor can read it from {day(audit.open_to_line_on)}, or when you have answered."
    )
