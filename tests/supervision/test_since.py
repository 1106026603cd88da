"""What happened since the last supervision: each app's part of it, and only what the reader may read."""

import datetime

import pytest
from django.urls import reverse

from supervision.queries.since import since_last
from tests import factories as make
from tests.supervision.conftest import TODAY, begun, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
DAY = datetime.timedelta(days=1)


def on(day):
    return day.strftime("%-d %B")


def test_since_last_names_what_every_app_knows_in_that_time(priya, helen, django_assert_num_queries):
    """Since the supervision of 20 October: 20 October itself was talked about then; today, 24 November, is talked about now."""
    last = TODAY - 35 * DAY
    signed(priya, helen, day=last)
    session = begun(priya, helen)
    case = make.CaseReferenceFactory(reference="C-20388")
    audit = make.CaseAuditFactory(practitioner=priya, submitted=True, case_reference=case, grades={"voice": 2})
    make.CaseAuditFactory(practitioner=priya, submitted=True, submitted_on=TODAY - DAY, open_to_line_on=TODAY + DAY)  # she reads it first
    held = {"state": "held", "register_taken_on": last + DAY, "register_taken_by": helen}
    course = make.CourseFactory(title="Hearing the child")
    came = make.BookingFactory(person=priya, came=True, session=make.SessionFactory(course=course, first_on=last + DAY, **held))
    make.BookingFactory(person=priya, came=True, session=make.SessionFactory(first_on=last, **held | {"register_taken_on": last}))
    make.BookingFactory(person=priya, absent=True, session=make.SessionFactory(first_on=last + DAY, **held))
    piece = make.CPDEntryFactory(person=priya, for_managers=True, title="Neglect", learnt_on=TODAY)
    make.CPDEntryFactory(person=priya, learnt_on=TODAY)  # not shared
    asked = make.ImpactFollowUpFactory(person=priya, about="Open questions", answered=True)
    for factory in (make.CPDEntryFactory, make.ImpactFollowUpFactory):
        factory(**({"for_managers": True, "learnt_on": TODAY} if factory is make.CPDEntryFactory else {"answered": True}))  # a stranger's
    helen.user.access  # noqa: B018 -- asked before, as it is in a request
    with django_assert_num_queries(2):
        since, found = since_last(session, helen.user)
    assert since == last
    assert set(found) == {
        ("Learning", f"Neglect, {on(TODAY)}", reverse("practitioners:cpd_detail", args=[piece.pk])),
        ("Three months later", "Open questions: practice changed, 30 October", reverse("practitioners:follow_up_detail", args=[asked.pk])),
        ("Training", f"Hearing the child, {on(last + DAY)}", reverse("training:booking_detail", args=[came.pk])),
        ("Case audit", "C-20388: good, 26 October", reverse("audits:audit_detail", args=[audit.pk])),
    }
