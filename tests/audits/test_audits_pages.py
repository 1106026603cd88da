"""Pages of case audits: judging one domain after another, allocating, moderating, answering; typed text stays; reads are logged."""

import datetime

import pytest
import time_machine
from django.urls import reverse

from audits import tool
from audits.models import AuditState, CaseAudit, Grade
from audits.services.audits import save_domain
from learning_org.questionnaires.models import Answer
from learning_org.questionnaires.services import field_name
from learning_org.trail.models import Draft, ReadLog
from tests import factories as make
from tests.factories.audits import answers_of, domain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
CREATE = reverse("audits:audit_create")
DUE = {"due_on_day": "30", "due_on_month": "11", "due_on_year": "2026"}


def at(name, *args):
    return reverse(f"audits:{name}", args=args)


def posted(code, grade=Grade.GOOD):
    return {field_name(question): said for question, said in answers_of(code, grade).items()}


@pytest.fixture
def signed_in(client, world):
    def sign_in(who):
        client.force_login(world[who].user)
        return client

    return sign_in


def test_domain_judge_saves_and_opens_the_next_and_says_what_is_done(signed_in, audit_of):
    audit, client = audit_of(), signed_in("auditor")
    page = client.get(at("domain_judge", audit.pk, domain(tool.VOICE).pk)).content.decode()
    for words in ("Save and open 6", "Domain 5 of 12", "0 done", "Would the child recognise their own life", "can be traced"):
        assert words in page
    response = client.post(at("domain_judge", audit.pk, domain(tool.VOICE).pk), posted(tool.VOICE))
    assert response.url == at("domain_judge", audit.pk, domain("family").pk)
    page = client.get(response.url).content.decode()
    assert "1 done" in page
    assert page.index("</form>") < page.index('aria-label="Domains"')  # the form first, so that Tab meets it first


def test_domain_judge_from_the_last_domain_on_to_the_whole_and_to_submit(signed_in, audit_of):
    audit, client = audit_of(), signed_in("auditor")
    assert "Save and judge the whole" in client.get(at("domain_judge", audit.pk, domain("impact").pk)).content.decode()
    page = client.get(at("domain_judge", audit.pk, domain(tool.OVERALL).pk)).content.decode()
    assert "Save and check" in page
    assert "Raise a finding" not in page
    response = client.post(at("domain_judge", audit.pk, domain(tool.OVERALL).pk), posted(tool.OVERALL))
    assert response.url == at("audit_submit", audit.pk)


def test_domain_judge_keeps_what_is_unfinished_and_a_wrong_grade_is_said_beside_the_text(signed_in, audit_of):
    audit, client = audit_of(), signed_in("auditor")
    words = posted(tool.VOICE)
    judgement = next(name for name, value in words.items() if value == 3)
    assert client.post(at("domain_judge", audit.pk, domain().pk), words | {judgement: ""}).status_code == 302
    assert Answer.objects.count() == 1
    response = client.post(at("domain_judge", audit.pk, domain().pk), words | {judgement: "7"})
    assert "Choose one of the answers" in response.content.decode()
    assert "Visit record, 5 October 2026." in response.content.decode()


def test_domain_judge_saves_before_a_finding_and_comes_back(signed_in, audit_of):
    audit, client, section = audit_of(), signed_in("auditor"), domain()
    response = client.post(at("domain_judge", audit.pk, section.pk), posted(tool.VOICE) | {"then": "finding"})
    assert response.url == f"{at('finding_create', audit.pk)}?domain={section.pk}"
    words = {"section": section.pk, "kind": "development", "text": "The plan is silent.", "theme": make.ThemeFactory().pk}
    assert client.post(response.url, words).url == at("domain_judge", audit.pk, section.pk)
    assert "The plan is silent." in client.get(at("domain_judge", audit.pk, section.pk)).content.decode()
    assert Answer.objects.count() == 2


def test_domain_judge_shows_the_draft_of_this_domain_alone(signed_in, audit_of):
    audit, client = audit_of(), signed_in("auditor")
    name = f"audits:domain_judge:{audit.pk}:{domain().pk}"
    evidence = next(name for name, value in posted(tool.VOICE).items() if value == "Visit record, 5 October 2026.")
    Draft.objects.create(
        user=audit.auditor.user,
        form=name,
        data={evidence: ["Half a sent"]},
        version=1,
        saved_at=datetime.datetime(2026, 11, 2, 8, tzinfo=datetime.UTC),
    )
    assert "Half a sent" in client.get(at("domain_judge", audit.pk, domain().pk)).content.decode()
    assert "Half a sent" not in client.get(at("domain_judge", audit.pk, domain("plan").pk)).content.decode()


def test_domain_judge_shows_the_last_judgement_of_the_case(signed_in, audit_of):
    first = audit_of(submitted=True, grades={"voice": Grade.REQUIRES_IMPROVEMENT})
    audit = audit_of(case_reference=first.case_reference)
    page = signed_in("auditor").get(at("domain_judge", audit.pk, domain().pk)).content.decode()
    assert "Last audit, 26 October 2026: requires improvement" in page


def test_domain_judge_after_submission_leads_back_and_writes_nothing(signed_in, audit_of):
    audit, client = audit_of(submitted=True), signed_in("auditor")
    assert client.get(at("domain_judge", audit.pk, domain().pk)).url == at("audit_detail", audit.pk)
    page = client.post(at("domain_judge", audit.pk, domain().pk), posted(tool.VOICE)).content.decode()
    assert "already submitted on 26 October 2026" in page
    assert "Visit record, 5 October 2026." in page
    assert Answer.objects.count() == 0


def test_domain_judge_of_another_section_is_not_there(signed_in, audit_of):
    assert signed_in("auditor").get(at("domain_judge", audit_of().pk, 999_999)).status_code == 404


def test_audit_submit_names_what_is_missing_and_sends_what_is_whole(signed_in, audit_of):
    audit, client = audit_of(), signed_in("auditor")
    page = client.post(at("audit_submit", audit.pk)).content.decode()
    assert "No domain is judged yet." in page
    for code in [code for code, *_ in tool.DOMAINS][1:] + [tool.OVERALL]:
        save_domain(audit, domain(code), answers_of(code), by=audit.auditor)
    page = client.post(at("audit_submit", audit.pk)).content.decode()
    assert "Not finished yet: Chronology and genogram." in page
    save_domain(audit, domain("chronology"), answers_of("chronology"), by=audit.auditor)
    assert client.post(at("audit_submit", audit.pk)).url == at("audit_detail", audit.pk)
    assert CaseAudit.objects.get().state == AuditState.SUBMITTED


def test_audit_create_finds_people_by_name_and_keeps_what_was_typed(signed_in):
    client = signed_in("qa")
    response = client.post(CREATE, {"case_reference": "Jo", "practitioner": "Nobody Such", "auditor": "", "due_on_day": "31"})
    page = response.content.decode()
    for words in ("never a name", "Nobody here is called “Nobody Such”", "Enter the name of the auditor", "must include a month"):
        assert words in page
    assert 'value="Nobody Such"' in page
    response = client.post(CREATE, {"case_reference": "C-20517", "practitioner": "Omar Haddad", "auditor": "Ruth Calloway"} | DUE)
    audit = CaseAudit.objects.get()
    assert response.url == at("audit_detail", audit.pk)
    assert (audit.practitioner.name, audit.auditor.name, audit.due_on) == ("Omar Haddad", "Ruth Calloway", datetime.date(2026, 11, 30))
    page = client.post(
        CREATE, {"case_reference": "C-20517", "practitioner": "Omar Haddad", "auditor": "Ruth Calloway"} | DUE
    ).content.decode()
    assert "open already" in page
    assert CaseAudit.objects.count() == 1


def test_audit_create_offers_case_holders_in_scope_alone(signed_in):
    page = (
        signed_in("qa")
        .post(CREATE, {"case_reference": "C-1", "practitioner": "Stran Ger", "auditor": "Agi Partner"} | DUE)
        .content.decode()
    )
    assert "Nobody here is called “Stran Ger”" in page
    assert "Nobody here is called “Agi Partner”" in page


def test_audit_moderate_with_a_change_needs_the_reason_and_keeps_the_choice(signed_in, audit_of):
    audit, client = audit_of(submitted=True), signed_in("qa")
    words = {f"domain_{row.pk}": row.grade for row in audit.judgements.all()}
    page = client.post(at("audit_moderate", audit.pk), words | {"grade": 4}).content.decode()
    assert "Enter why you change a grade." in page
    assert '<option value="4" selected>Outstanding</option>' in page
    assert client.post(at("audit_moderate", audit.pk), words | {"grade": 4, "note": "All of it traced."}).status_code == 302
    page = client.get(at("audit_detail", audit.pk)).content.decode()
    assert "Outstanding, after moderation" in page
    assert "Auditor: Good. Moderator: Outstanding, Quin Officer, 2 November 2026" in page
    assert client.get(at("audit_moderate", audit.pk)).url == at("audit_detail", audit.pk)


def test_audit_answer_says_what_to_enter_and_is_read_by_the_auditor(signed_in, audit_of):
    audit = audit_of(submitted=True)
    client = signed_in("holder")
    assert "Enter what you say to it" in client.post(at("audit_answer", audit.pk), {"answer": " "}).content.decode()
    assert client.post(at("audit_answer", audit.pk), {"answer": "I saw him since."}).status_code == 302
    assert "I saw him since." in signed_in("auditor").get(at("audit_detail", audit.pk)).content.decode()


def test_audit_cancel_and_audit_reaudit_through_the_pages(signed_in, audit_of):
    client, first = signed_in("qa"), audit_of(submitted=True)
    page = client.get(at("audit_reaudit", first.pk)).content.decode()
    assert 'value="Omar Haddad"' in page
    response = client.post(at("audit_reaudit", first.pk), {"practitioner": "Omar Haddad", "auditor": "Omar Haddad"} | DUE)
    assert "Nobody audits their own case" in response.content.decode()
    second = client.post(at("audit_reaudit", first.pk), {"practitioner": "Omar Haddad", "auditor": "Ruth Calloway"} | DUE).url
    assert "Re-audit" in client.get(second).content.decode()
    again = CaseAudit.objects.get(reaudit_of=first)
    assert "Enter why" in client.post(at("audit_cancel", again.pk), {}).content.decode()
    client.post(at("audit_cancel", again.pk), {"reason": "The case was closed."})
    assert "The case was closed." in client.get(second).content.decode()


def test_audit_detail_of_a_reaudit_shows_before_and_after_on_one_line(signed_in, audit_of):
    first = audit_of(submitted=True, grades={"voice": Grade.REQUIRES_IMPROVEMENT})
    second = audit_of(submitted=True, reaudit_of=first, case_reference=first.case_reference, grades={"plan": Grade.INADEQUATE})
    response = signed_in("holder").get(at("audit_detail", second.pk))
    moved = {row.section.code: row.moved for row in response.context["domains"] if row.moved != "The same"}
    assert moved == {"voice": "Better", "plan": "Worse"}
    assert "Before and after, by domain" in response.content.decode()


def test_grades_of_an_earlier_workers_audit_are_not_shown_to_the_next(signed_in, audit_of, world):
    first = audit_of(submitted=True, practitioner=world["colleague"])
    second = audit_of(submitted=True, reaudit_of=first, case_reference=first.case_reference)
    assert signed_in("holder").get(at("audit_detail", second.pk)).context["before"] is None
    assert signed_in("qa").get(at("audit_detail", second.pk)).context["before"] == first


def test_reads_of_an_audit_and_a_finding_are_noted_but_for_holder_and_auditor(signed_in, audit_of):
    finding = make.FindingFactory(audit=audit_of(submitted=True))
    for who in ("holder", "auditor", "team manager"):
        signed_in(who).get(at("audit_detail", finding.audit.pk))
        signed_in(who).get(at("finding_detail", finding.pk))
    assert [(row.reader.name, row.record_kind) for row in ReadLog.objects.order_by("pk")] == [
        ("Tess Manager", "audits.caseaudit"),
        ("Tess Manager", "audits.finding"),
    ]
    assert set(ReadLog.objects.values_list("subject__family_name", flat=True)) == {"Haddad"}


def test_the_line_finds_an_audit_on_its_day_and_not_the_day_before(client, world, audit_of):
    audit = audit_of(submitted=True, open_to_line_on=datetime.date(2026, 11, 3))
    answers = {}
    for day in (2, 3):
        with time_machine.travel(datetime.datetime(2026, 11, day, 9, tzinfo=datetime.UTC), tick=False):
            client.force_login(world["line manager"].user)
            answers[day] = client.get(at("audit_detail", audit.pk)).status_code
    assert answers == {2: 404, 3: 200}
