"""Pages of supervisions: the whole journey, errors beside their field with the text kept, lists and their count of SQL."""

import datetime

import pytest
from django.urls import reverse

from learning_org.trail.models import ReadLog
from learning_org.web import clock
from supervision.models import SessionState, SupervisionSession
from supervision.services import content
from supervision.services.signing import sign_session
from tests import factories as make
from tests.supervision.conftest import NEXT, TODAY, begun, fresh, session_of, signed
from tests.support.forms import hidden

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]
LIST, EXPORT, PLAN = (reverse(f"supervision:{name}") for name in ("session_list", "session_export", "session_plan"))
DAY = datetime.timedelta(days=1)


def page_of(name, row):
    return reverse(f"supervision:{name}", args=[row.pk])


def date(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_the_whole_journey_from_planning_to_the_second_signature(client, priya, helen):
    client.force_login(helen.user)
    person = {"person": "Priya Nair", "given_by": "me", "kind": "scheduled", "starts": "10:00", "ends": "11.30"}
    assert client.post(PLAN, person | date("on", TODAY)).status_code == 302
    session = SupervisionSession.objects.get()
    client.force_login(priya.user)
    assert client.post(page_of("session_prepare", session), {"agenda": "The housing step."}).status_code == 302
    client.force_login(helen.user)
    steps = [
        ("session_start", date("held_on", TODAY)),
        ("session_edit", {"reflection": "We thought about the visit."}),
        ("session_case_create", {"case_reference": "c-20431", "life_now": "Sleeps at grandmother's."} | date("plan_moved_on", TODAY)),
        ("session_wellbeing", {"text": "Tired."}),
        ("session_action_create", {"what": "Ring the school", "doer": priya.pk} | date("due_on", NEXT)),
        ("session_need_create", {"title": "Chronologies", "reason": "Three have gaps.", "priority": 3}),
        ("session_sign", {"password": make.PASSWORD} | date("next_on", NEXT)),
    ]
    for name, data in steps:
        assert (name, client.post(page_of(name, session), data).status_code) == (name, 302)
    assert session.needs.get().need.priority == 3
    client.force_login(priya.user)
    assert client.post(page_of("session_sign", session), {"password": make.PASSWORD}).status_code == 302
    assert fresh(session).state == SessionState.SIGNED
    page = client.get(page_of("session_detail", session)).content.decode()
    said = ("The housing step.", "We thought about the visit.", "C-20431", "Tired.", "Ring the school", "Chronologies")
    assert [words for words in said if words not in page] == []
    assert page.count("The record says what was signed") == 2


def test_session_sign_with_a_wrong_password_says_so_beside_the_field(client, priya, helen):
    session = begun(priya, helen)
    client.force_login(helen.user)
    response = client.post(page_of("session_sign", session), {"password": "not mine"} | date("next_on", NEXT))
    assert errors(response) == {"password": ["This is not your password. Try again"]}
    assert ("not mine" in response.content.decode(), fresh(session).state) == (False, SessionState.HELD)
    client.force_login(priya.user)
    response = client.post(page_of("session_sign", session), {"password": ""})
    assert errors(response) == {
        "next_on": ["Enter the date of the next supervision"],
        "password": ["Enter your password to sign"],
    }


def test_session_sign_names_what_is_still_to_do(client, priya, helen):
    session = begun(priya, helen)
    make.CarriedActionFactory(session=session)
    client.force_login(helen.user)
    assert "answer 1 action from last time" in client.get(page_of("session_sign", session)).content.decode()


@pytest.mark.parametrize(("name", "by_supervisee"), [
    ("session_prepare", True), ("session_start", False), ("session_cancel", False), ("session_edit", False), ("session_carried", False),
    ("session_case_create", False), ("session_wellbeing", True), ("session_action_create", False), ("session_need_create", False),
    ("session_sign", True), ("session_send_back", True),
])  # fmt: skip
def test_once_both_have_signed_no_form_opens(client, priya, helen, name, by_supervisee):
    session = signed(priya, helen)
    client.force_login((priya if by_supervisee else helen).user)
    response = client.get(page_of(name, session), follow=True)
    assert response.redirect_chain == [(page_of("session_detail", session), 302)]
    assert "Both have signed this supervision, so nothing in it changes any more." in response.content.decode()


def test_once_both_have_signed_a_case_is_not_opened_for_change(client, priya, helen):
    session = begun(priya, helen)
    case = make.CaseDiscussionFactory(session=session)
    sign_session(session, next_on=NEXT, by=helen)
    sign_session(session, by=priya)
    client.force_login(helen.user)
    for name in ("case_edit", "case_remove"):
        assert client.get(page_of(name, case)).headers["Location"] == page_of("session_detail", session)


def test_session_start_names_what_comes_next(client, priya, helen):
    client.force_login(helen.user)
    first = client.post(page_of("session_start", session_of(priya, helen)), date("held_on", TODAY), follow=True).content.decode()
    assert "The supervision has begun. Write down what you talk about." in first


def test_session_carried_keeps_what_was_typed(client, priya, helen):
    session = begun(priya, helen)
    row = make.CarriedActionFactory(session=session)
    client.force_login(helen.user)
    response = client.post(page_of("session_carried", session), {f"outcome_{row.pk}": "moved", f"note_{row.pk}": ""})
    assert errors(response) == {f"note_{row.pk}": ["Enter why it is moved or no longer needed"]}
    assert response.context["form"][f"outcome_{row.pk}"].value() == "moved"
    assert (
        client.post(page_of("session_carried", session), {f"outcome_{row.pk}": "moved", f"note_{row.pk}": "Half term."}).status_code == 302
    )


def test_case_edit_and_remove_through_the_pages(client, priya, helen):
    case = make.CaseDiscussionFactory(session=session_of(priya, helen))
    client.force_login(priya.user)
    response = client.post(page_of("case_edit", case), {"case_reference": "Tommy", "worried": "Kept text"})
    assert list(errors(response)) == ["case_reference"]
    assert "Kept text" in response.content.decode()
    assert client.post(page_of("case_edit", case), {"case_reference": "C-20431", "worried": "New text"}).status_code == 302
    assert case.session.cases.get().worried == "New text"
    assert client.post(page_of("case_remove", case)).status_code == 302
    assert case.session.cases.count() == 0


def test_what_is_typed_into_a_form_that_closed_meanwhile_is_kept(client, priya, helen):
    session = begun(priya, helen)
    sign_session(session, by=helen)
    client.force_login(helen.user)
    response = client.post(page_of("session_edit", session), {"reflection": "Typed in a second tab"})
    assert "waiting for a signature" in response.content.decode()
    assert "Typed in a second tab" in response.content.decode()


def test_session_send_back_and_cancel_through_the_pages(client, priya, helen):
    session = begun(priya, helen)
    sign_session(session, by=helen)
    client.force_login(priya.user)
    assert client.post(page_of("session_send_back", session), {"reason": ""}).context["form"].errors
    assert client.post(page_of("session_send_back", session), {"reason": "A case is missing."}).status_code == 302
    assert fresh(session).signing_round == 2
    planned = session_of(priya, helen, TODAY + DAY)
    response = client.post(page_of("session_cancel", planned), {"reason": "Ill", "again": "yes"})
    assert set(errors(response)) == {"on", "starts", "ends"}
    assert client.post(page_of("session_cancel", planned), {"reason": "Ill", "again": "no"}).status_code == 302
    assert fresh(planned).state == SessionState.CANCELLED


def test_cancelled_by_the_supervisor_without_a_date_asks_for_one(client, priya, helen):
    client.force_login(helen.user)
    response = client.post(page_of("session_cancel", session_of(priya, helen)), {"reason": "Ill", "again": "no"})
    assert response.url == f"{PLAN}?person={priya.pk}"


def test_session_plan_proposes_person_date_and_giver(client, priya, helen, boss):
    signed(priya, helen)
    client.force_login(boss.user)
    form = client.get(f"{PLAN}?person={priya.pk}").context["form"]
    assert (form.initial["person"], form.initial["on"], form.initial["given_by"]) == (priya, datetime.date(2026, 12, 24), "lead")
    client.force_login(helen.user)
    for nonsense in ("x", "9" * 30, str(boss.pk)):
        assert "person" not in client.get(f"{PLAN}?person={nonsense}").context["form"].initial


@pytest.mark.parametrize("rows", [1, 3])
def test_session_list_and_export_ask_as_often_for_3_rows_as_for_1(client, team, boss, helen, django_assert_num_queries, rows):
    for number in range(rows):
        session_of(make.staff(unit=team), helen, TODAY + number * DAY)
    client.force_login(boss.user)
    clock.today()
    with django_assert_num_queries(7):  # session, user, access, count, rows, participants, who is not registered
        assert client.get(LIST, {"tab": "line"}).status_code == 200
    with django_assert_num_queries(5):
        b"".join(client.get(EXPORT, {"tab": "line"}).streaming_content)


@pytest.mark.parametrize("rows", [1, 3])
def test_session_detail_asks_as_often_for_3_rows_as_for_1(client, priya, helen, django_assert_num_queries, rows):
    session = begun(priya, helen)
    for number in range(rows):
        make.CarriedActionFactory(session=session)
        make.CaseDiscussionFactory(session=session)
        content.agree_action(session, doer=priya, what=f"Action {number}", due_on=NEXT, by=helen)
        content.raise_session_need(session, title=f"Need {number}", reason="Gaps.", by=helen)
        make.CPDEntryFactory(person=priya, for_managers=True, learnt_on=TODAY)
        make.CaseAuditFactory(practitioner=priya, submitted=True)
        make.ImpactFollowUpFactory(person=priya, answered=True)
    client.force_login(helen.user)
    clock.today()
    make.WellbeingNoteFactory(session=session)
    with django_assert_num_queries(16):
        assert client.get(page_of("session_detail", session)).status_code == 200


def test_tabs_and_filters(client, priya, helen, boss):
    session_of(priya, helen, TODAY + DAY)
    session_of(helen, boss, TODAY + 2 * DAY, ad_hoc=True)
    seen = {}
    for who in (priya, helen, boss):
        client.force_login(who.user)
        seen[who.given_name] = {tab: client.get(LIST, {"tab": tab}).context["table"].paginator.count for tab in ("mine", "given", "line")}
    assert seen == {
        "Priya": {"mine": 1, "given": 1, "line": 1},
        "Helen": {"mine": 1, "given": 1, "line": 1},
        "Bo": {"mine": 0, "given": 1, "line": 2},
    } | {"Priya": {"mine": 1, "given": 0, "line": 1}}
    client.force_login(boss.user)
    found = lambda **query: client.get(LIST, {"tab": "line"} | query).context["table"].paginator.count  # noqa: E731
    assert [found(search="nair"), found(search="bo boss"), found(kind="ad_hoc"), found(state="signed"), found(state="x")] == [1, 1, 1, 0, 2]


def test_reading_anothers_record_and_its_wellbeing_is_noted(client, priya, helen, boss):
    session = begun(priya, helen)
    content.write_wellbeing(session, text="Tired.", by=priya)
    for who in (priya, boss, helen):
        client.force_login(who.user)
        client.get(page_of("session_detail", session))
    assert sorted(ReadLog.objects.filter(subject=priya).values_list("reader__given_name", "record_kind")) == [
        ("Bo", "supervision.supervisionsession"),
        ("Helen", "supervision.supervisionsession"),
        ("Helen", "supervision.wellbeingnote"),
    ]


def test_wellbeing_of_an_old_page_is_shown_beside_what_the_other_wrote_and_saved_at_the_second_time(client, priya, helen):
    session = begun(priya, helen)
    client.force_login(helen.user)
    address = page_of("session_wellbeing", session)
    fields = hidden(client.get(address))
    content.write_wellbeing(session, text="Tired, says Priya.", by=priya)
    page = client.post(address, fields | {"text": "Well, says Helen."})
    assert "changed this" in errors(page)["__all__"][0]
    assert [words for words in ("Tired, says Priya.", "Well, says Helen.") if words not in page.content.decode()] == []
    assert ReadLog.objects.filter(reader=helen, record_kind="supervision.wellbeingnote").count() == 1
    assert session.wellbeing.text == "Tired, says Priya."
    assert client.post(address, hidden(page) | {"text": "Both."}).status_code == 302
    session.wellbeing.refresh_from_db()
    assert session.wellbeing.text == "Both."


def test_a_signature_that_waits_for_somebody_who_left_is_taken_back(client, priya, helen):
    session = begun(priya, helen)
    sign_session(session, next_on=NEXT, by=helen)
    client.force_login(helen.user)
    offer, address = "Take your signature back", page_of("session_send_back", session)
    assert offer not in client.get(page_of("session_detail", session)).content.decode()
    assert "Only Priya Nair can send it back" in client.post(address, {"reason": "x"}).content.decode()
    priya.positions.all().delete()
    page = client.get(page_of("session_detail", session)).content.decode()
    assert (offer in page, "Priya Nair has left and cannot sign" in page) == (True, True)
    assert offer in client.get(address).content.decode()
    page = client.post(address, {}, follow=True).content.decode()
    assert "Your signature is taken back" in page
    assert (fresh(session).state, fresh(session).signing_round) == (SessionState.HELD, 2)


def test_a_draft_of_the_note_is_offered_again(client, priya, helen):
    session = begun(priya, helen)
    client.force_login(helen.user)
    key = client.get(page_of("session_edit", session)).context["draft_key"]
    name = f"supervision:session_edit:{session.pk}"
    client.post(reverse("trail:draft_save", args=[name]), {"draft_key": key, "draft_version": 0, "reflection": "Half a thought"})
    assert "Half a thought" in client.get(page_of("session_edit", session)).content.decode()


def test_session_list_warns_whoever_leads_somebody_without_the_registration_that_the_job_needs(client, team, boss, helen):
    first, second = make.staff(unit=team), make.staff(unit=team)
    make.RegistrationFactory(person=second)
    for person in (first, second):
        session_of(person, helen, TODAY)
    client.force_login(boss.user)
    page = client.get(LIST, {"tab": "line"}).content.decode()
    assert page.count("Not registered") == 1
