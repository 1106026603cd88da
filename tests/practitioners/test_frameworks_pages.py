"""The pages of frameworks: everybody in post reads them, the principal social worker alone changes them."""

import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from practitioners.models import Framework, FrameworkVersion, Standard
from tests import factories as make

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2026, 11, 19, 12, tzinfo=datetime.UTC)
CHANGING = (
    "framework_create",
    "framework_edit",
    "framework_end",
    "version_create",
    "standard_create",
    "standard_import",
    "standard_edit",
    "standard_successors",
)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def psw(client):
    person = make.staff(role="psw")
    client.force_login(person.user)
    return person


@pytest.fixture
def version():
    return make.FrameworkVersionFactory(framework__short_name="Ours", label="2020")


def path(name, record=None):
    return reverse(f"practitioners:{name}", args=[record.pk] if record else [])


def of(name, version, standard):
    """The record that an address is about."""
    if name == "framework_create":
        return None
    return (
        standard
        if name in ("standard_edit", "standard_successors")
        else version.framework
        if name in ("framework_edit", "framework_end", "version_create")
        else version
    )


def body(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", CHANGING)
@pytest.mark.parametrize("role", ["practitioner", "training_officer", "administrator", "qa_officer", "senior_leader"])
def test_nobody_else_opens_or_sends_a_form(client, version, name, role):
    standard = make.StandardFactory(version=version)
    client.force_login(make.staff(role=role).user)
    address = path(name, of(name, version, standard))
    assert [client.get(address).status_code, client.post(address, {}).status_code] == [403, 403]


def test_the_list_names_each_framework_with_its_version_in_force(client, django_assert_num_queries):
    client.force_login(make.staff().user)
    response = client.get(path("framework_list"))
    assert [(row.record.code, row.record.label, row.record.number) for row in response.context["table"].paginated_rows] == [
        ("ecs", None, 0),
        ("kss-cfp", "2018", 10),
        ("kss-pl", "2018", 6),
        ("kss-ps", "2018", 8),
        ("pcf", "2018", 9),
        ("swe", "2019", 14),
    ]
    assert "Add a framework" not in body(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_version_ask_the_same_number_of_statements(client, rows, django_assert_num_queries):
    person = make.staff()
    version = make.FrameworkVersionFactory()
    for _ in range(rows):
        make.FrameworkVersionFactory()
        standard = make.StandardFactory(version=version)
        make.StandardLevelFactory(standard=standard)
        make.StandardSuccessionFactory(earlier=make.StandardFactory(), later=standard)
    client.force_login(person.user)
    client.get(path("framework_list"))
    with django_assert_num_queries(5):
        client.get(path("framework_list"))
    with django_assert_num_queries(10):  # count of standards and whether any is in use, beside the page of them
        client.get(path("version_detail", version))


def test_a_version_shows_20_standards_a_page(client, version):
    for number in range(1, 22):
        make.StandardFactory(version=version, code=str(number), title=f"Standard {number}", order=number)
    client.force_login(make.staff().user)
    pages = [client.get(path("version_detail", version), {"page": page}) for page in ("1", "2", "nonsense", "99")]
    codes = [[standard.code for standard in page.context["standards"]] for page in pages]
    first = [str(number) for number in range(1, 21)]
    assert codes == [first, ["21"], first, ["21"]]
    assert "Showing 21 to 21 of 21 standards" in body(pages[1])


def test_whether_a_version_is_open_counts_the_standards_of_every_page(client, psw, version):
    for number in range(1, 22):
        standard = make.StandardFactory(version=version, order=number)
    assert "Add a standard" in body(client.get(path("version_detail", version)))
    make.CPDStandardFactory(standard=standard)
    assert "Something names standards of this version" in body(client.get(path("version_detail", version)))


def test_psw_ends_a_framework_on_its_page(client, psw, version):
    framework = version.framework
    assert path("framework_end", framework) in body(client.get(path("framework_detail", framework)))
    address, when = path("framework_end", framework), {"last_day_day": "31", "last_day_month": "12", "last_day_year": "2026"}
    assert client.post(address, when | {"last_day_month": "13"}).context["form"]["last_day"].value() == ["31", "13", "2026"]
    assert client.post(address, when).url == path("framework_detail", framework)
    page = body(client.get(path("framework_detail", framework)))
    assert "to 31 December 2026" in page
    assert address in page  # it may end earlier
    assert "This already ends on 31 December 2026." in body(client.post(address, when))
    assert client.post(address, {"last_day_day": "19", "last_day_month": "11", "last_day_year": "2026"}).status_code == 302
    assert address not in body(client.get(path("framework_detail", framework)))


def test_a_version_shows_what_a_standard_follows_and_what_follows_it(client):
    client.force_login(make.staff().user)
    early = body(client.get(path("version_detail", FrameworkVersion.objects.get(framework__code="ecs"))))
    assert "Follows 7 Analysis, decision-making, planning and review (KSS practitioners, 2018)" in early
    assert "From 1 April 2027." in early
    statements = body(client.get(path("version_detail", FrameworkVersion.objects.get(framework__code="kss-cfp"))))
    later = FrameworkVersion.objects.get(framework__code="ecs")
    assert f"Goes on in E7 Analysis and decisions ({later}); E8 Plans that make a difference ({later})" in statements
    assert "From 1 January 2018 to 31 March 2027." in statements
    levels = body(client.get(path("version_detail", FrameworkVersion.objects.get(framework__code="pcf"))))
    assert "Is prepared, keeps to what was agreed and asks for help in time." in levels


def test_psw_adds_a_framework_a_version_and_a_standard(client, psw):
    words = {"name": "Employer standards", "short_name": "Employer", "publisher": "LGA", "audience": "everybody"}
    response = client.post(path("framework_create"), words)
    framework = Framework.objects.get(code="employer")
    assert response.url == path("framework_detail", framework)
    when = {"first_day_day": "1", "first_day_month": "1", "first_day_year": "2027"}
    client.post(path("version_create", framework), {"label": "2027"} | when)
    version = framework.versions.get()
    client.post(
        path("standard_create", version),
        {"code": "1", "title": "Accountability", "description": "Say who answers.", "level_advanced": "Leads."},
    )
    standard = version.standards.get()
    assert (standard.title, standard.levels.get().text) == ("Accountability", "Leads.")
    page = body(client.get(path("framework_detail", framework)))
    assert "1 standard, from 1 January 2027" in page
    assert "To come" in page


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("framework_create", "Enter the name of the framework"),
        ("version_create", "Enter the first day"),
        ("framework_end", "Enter the last day on which it holds"),
        ("standard_create", "Enter the title"),
    ],
)
def test_an_empty_form_says_what_to_do(client, psw, version, name, error):
    response = client.post(path(name, of(name, version, None)), {})
    assert error in body(response)


def test_editing_a_standard_in_use_keeps_what_was_typed(client, psw, version):
    standard = make.StandardFactory(version=version, code="1", title="As it was")
    make.CPDStandardFactory(standard=standard)
    response = client.post(path("standard_edit", standard), {"code": "1", "title": "Another", "description": "My new words"})
    assert "its code and its title stay" in body(response)
    assert "My new words" in body(response)
    page = body(client.get(path("version_detail", version)))
    assert "Something names standards of this version" in page
    assert "Import standards" not in page


def test_successors_are_chosen_among_the_later(client, psw):
    statement = Standard.objects.get(version__framework__code="kss-cfp", code="3")
    e4 = Standard.objects.get(version__framework__code="ecs", code="E4")
    form = client.get(path("standard_successors", statement)).context["form"]
    assert form.fields["later"].queryset.count() == 11
    client.post(path("standard_successors", statement), {"later": [e4.pk]})
    assert list(statement.successors.all()) == [e4]
    client.post(path("standard_successors", statement), {})
    assert statement.successors.count() == 0


def sent(text, what):
    return {"file": SimpleUploadedFile("standards.csv", text.encode()), "what": what}


def test_import_is_checked_first_and_changes_nothing_until_it_is_asked_to(client, psw, version):
    text = "code,title\n1,First\n2,Second\n"
    response = client.post(path("standard_import", version), sent(text, "check"), follow=True)
    assert "It would add 2 and change 0." in body(response)
    assert version.standards.count() == 0
    response = client.post(path("standard_import", version), sent(text, "import"), follow=True)
    assert "The file is imported: 2 added, 0 changed." in body(response)
    assert list(version.standards.values_list("code", flat=True)) == ["1", "2"]


@pytest.mark.parametrize("what", ["check", "import"])
def test_import_lists_every_problem_beside_the_file(client, psw, version, what):
    response = client.post(path("standard_import", version), sent("code,title\n1,\n,Second\n", what))
    assert response.context["form"].errors["file"] == ["Row 2: enter a title.", "Row 3: enter a code."]
    assert version.standards.count() == 0


@pytest.mark.parametrize("what", ["check", "import"])
def test_import_into_a_version_in_use_is_refused(client, psw, version, what):
    make.CPDStandardFactory(standard=make.StandardFactory(version=version))
    response = client.post(path("standard_import", version), sent("code,title\n1,First\n", what))
    assert "Add a version from a day on instead." in body(response)
    assert version.standards.count() == 1
