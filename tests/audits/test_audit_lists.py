"""Lists, exports, home and a person's page: what they hold, for whom, and a count of SQL that does not grow with the rows."""

import datetime

import pytest
from django.urls import reverse

from audits.models import CaseAudit, Grade
from audits.queries.home import audit_news_for, audits_due_from, audits_part, open_audits_of
from learning_org.web import clock
from learning_org.web.together import answered
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]
TODAY = datetime.date(2026, 11, 2)
LIST, EXPORT = reverse("audits:audit_list"), reverse("audits:audit_export")
FINDINGS, FINDINGS_EXPORT = reverse("audits:finding_list"), reverse("audits:finding_export")
TEAM = reverse("audits:team_feedback")


def cases(client, query=""):
    return {str(row.case_reference) for row in client.get(f"{LIST}?{query}").context["table"].data}


def test_audit_list_tabs_are_those_of_the_roles(client, world):
    tabs = {}
    for who in ("holder", "team manager", "qa", "psw", "leader"):
        client.force_login(world[who].user)
        tabs[who] = [words for words, _, _ in client.get(LIST).context["tabs"]]
    assert tabs == {
        "holder": ["Of my practice", "Mine to do"],
        "team manager": ["Mine to do", "Of my practice", "My line's"],
        "qa": ["Mine to do", "Of my practice", "By my role"],
        "psw": ["Mine to do", "Of my practice", "By my role"],
        "leader": ["Of my practice", "Mine to do"],
    }


def test_whoever_has_an_audit_to_do_finds_it_first(client, world, audit_of):
    audit = audit_of(auditor=world["leader"], case_reference__reference="C-10001")
    client.force_login(world["leader"].user)
    assert cases(client) == {"C-10001"}
    CaseAudit.objects.filter(pk=audit.pk).update(auditor=world["auditor"])
    assert [words for words, _, _ in client.get(LIST).context["tabs"]] == ["Of my practice", "Mine to do"]


def test_audit_list_and_export_hold_in_each_tab_what_may_be_read(client, world, audit_of):
    audit_of(case_reference__reference="C-10001")
    audit_of(case_reference__reference="C-10002", submitted=True)
    audit_of(case_reference__reference="C-10003", submitted=True, open_to_line_on=datetime.date(2026, 11, 3))
    make.CaseAuditFactory(case_reference__reference="C-10009", submitted=True)
    every = {"C-10001", "C-10002", "C-10003"}
    wanted = {
        ("auditor", "mine"): every,
        ("holder", "held"): every - {"C-10001"},
        ("team manager", "line"): {"C-10002"},
        ("qa", "role"): every,
        ("psw", "role"): every - {"C-10001"},
        ("qa elsewhere", "role"): set(),
        ("leader", "held"): set(),
    }
    found, exported = {}, {}
    for who, tab in wanted:
        client.force_login(world[who].user)
        found[who, tab] = cases(client, f"tab={tab}")
        file = b"".join(client.get(EXPORT, {"tab": tab}).streaming_content).decode()
        exported[who, tab] = {line.split(",")[0] for line in file.splitlines()[1:]}
    assert found == wanted
    assert exported == wanted


def test_audit_list_filters(client, world, audit_of):
    audit_of(case_reference__reference="C-10001")
    audit_of(case_reference__reference="C-10002", submitted=True)
    audit_of(case_reference__reference="C-10003", moderated=True, moderated_grade=Grade.OUTSTANDING, moderation_note="Traced.")
    audit_of(case_reference__reference="C-10004", cancelled=True)
    client.force_login(world["qa"].user)
    team = world["holder"].positions.get().unit_id
    asked = {
        "state=to_do": {"C-10001"},
        "state=submitted": {"C-10002", "C-10003"},
        "state=unmoderated": {"C-10002"},
        "state=moderated": {"C-10003"},
        "state=cancelled": {"C-10004"},
        "grade=4": {"C-10003"},
        "grade=3": {"C-10002"},
        f"team={team}": {"C-10001", "C-10002", "C-10003", "C-10004"},
        "search=10003 haddad": {"C-10003"},
        "search=calloway": {"C-10001", "C-10002", "C-10003", "C-10004"},
        "state=nonsense": {"C-10001", "C-10002", "C-10003", "C-10004"},
    }
    assert {query: cases(client, f"tab=role&{query}") for query in asked} == asked


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_exports_ask_as_often_for_3_rows_as_for_1(client, world, audit_of, django_assert_num_queries, rows):
    for _ in range(rows):
        make.FindingFactory(audit=audit_of(submitted=True), with_need=True)
    client.force_login(world["qa"].user)
    clock.today()  # the offset of a moved clock is in the cache from then on
    counts = {LIST: 6, FINDINGS: 7}  # session, user, access, teams, count, rows; themes too
    for address, count in counts.items():
        with django_assert_num_queries(count):
            client.get(address, {"tab": "role"})
    for address in (EXPORT, FINDINGS_EXPORT):
        with django_assert_num_queries(4):
            b"".join(client.get(address, {"tab": "role"}).streaming_content)
    client.force_login(world["colleague"].user)
    with django_assert_num_queries(6):  # session, user, access, themes, count, rows
        client.get(TEAM)


@pytest.mark.parametrize("rows", [1, 3])
def test_audit_and_finding_ask_as_often_for_3_rows_as_for_1(client, world, audit_of, django_assert_num_queries, rows):
    first = audit_of(submitted=True)
    for _ in range(rows):
        finding = make.FindingFactory(audit=first, with_need=True)
        audit_of(submitted=True, reaudit_of=first)
    client.force_login(world["qa"].user)
    clock.today()
    with django_assert_num_queries(13):
        client.get(reverse("audits:audit_detail", args=[first.pk]))
    with django_assert_num_queries(11):
        client.get(reverse("audits:finding_detail", args=[finding.pk]))


def test_finding_list_filters_by_kind_step_and_team(client, world, audit_of):
    audit = audit_of(submitted=True)
    make.FindingFactory(audit=audit, text="Good visits", strength=True)
    make.FindingFactory(audit=audit, text="Silent plan")
    make.FindingFactory(audit=audit, text="Late notes", with_need=True)
    make.FindingFactory(text="Leak")
    client.force_login(world["qa"].user)

    def texts(query):
        return {row.text for row in client.get(f"{FINDINGS}?{query}").context["table"].data}

    assert texts("") == {"Good visits", "Silent plan", "Late notes"}
    assert texts("kind=strength") == {"Good visits"}
    assert texts("step=open") == {"Silent plan"}
    assert texts("step=need") == {"Late notes"}
    assert texts("search=late") == {"Late notes"}


def test_team_feedback_page_has_neither_name_nor_case(client, world, audit_of):
    finding = make.FindingFactory(audit=audit_of(submitted=True), text="Plans are silent on school")
    client.force_login(world["colleague"].user)
    page = client.get(TEAM).content.decode()
    assert "Plans are silent on school" in page
    for secret in ("Haddad", "Calloway", str(finding.audit.case_reference), reverse("audits:finding_detail", args=[finding.pk])):
        assert secret not in page


def items(source, person):
    return answered(source(person.user, TODAY))[0]


def test_due_items_say_what_to_audit_read_and_moderate(world, audit_of):
    audit_of(case_reference__reference="C-10001")
    audit_of(submitted=True, open_to_line_on=datetime.date(2026, 11, 3))
    audit_of(submitted=True, open_to_line_on=TODAY)  # open to the line: no longer asked for
    audit_of(moderated=True)
    audit_of(submitted=True, submitted_on=datetime.date(2026, 10, 5), answered=True)  # 28 days ago: no longer asked for
    due = {who: [(item.title, item.due_on) for item in items(audits_due_from, world[who])] for who in ("auditor", "holder", "qa")}
    assert due == {
        "auditor": [("Audit C-10001", datetime.date(2026, 11, 16))],
        "holder": [("Read and answer the audit of your practice", datetime.date(2026, 11, 3))],
        "qa": [("Moderate 2 case audits", None)],
    }


def test_news_person_part_and_open_items(world, audit_of):
    make.FindingFactory(audit=audit_of(submitted=True))
    audit_of()
    assert [(item.hint, item.on) for item in items(audit_news_for, world["colleague"])] == [("1 finding, without names", TODAY)]
    assert items(audit_news_for, world["stranger"]) == []
    assert open_audits_of(world["auditor"], TODAY) == []  # those to do are handed over
    (item,) = open_audits_of(world["holder"], TODAY)
    assert (item.words, item.what_happens) == ("Case audit of their practice, due on 16 November 2026", "It is done without them")
    seen = {who: audits_part(world["holder"], world[who].user, TODAY) for who in ("holder", "team manager", "qa", "leader", "colleague")}
    assert {who: part and len(part["rows"]) for who, part in seen.items()} == {
        "holder": 1,
        "team manager": 1,
        "qa": 2,
        "leader": None,
        "colleague": None,
    }


def test_partner_agencies_have_no_audits(client, world):
    client.force_login(world["agency"].user)
    assert {client.get(address).status_code for address in (LIST, EXPORT, FINDINGS, FINDINGS_EXPORT, TEAM)} == {403}
