"""What the principal social worker does with frameworks: versions that follow each other, standards that keep what was said, an import."""

import datetime

import pytest

from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import Framework, FrameworkVersion, Standard, StandardSuccession
from practitioners.services import frameworks as services
from practitioners.services.standards_import import COLUMNS, LONGEST, import_standards, read_standards, what_would_change
from tests import factories as make

pytestmark = pytest.mark.django_db
NEXT = datetime.date(2027, 9, 1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def by():
    return make.staff(role="psw")


@pytest.fixture
def version():
    framework = make.FrameworkFactory(short_name="Ours")
    return make.FrameworkVersionFactory(framework=framework, label="2020", period=period(datetime.date(2020, 1, 1)))


def test_a_framework_is_added_with_a_code_of_its_short_name(by):
    words = {"name": "Employer standards", "short_name": "Employer standards", "publisher": "Local Government Association"}
    found = services.add_framework(**words, audience="everybody", by=by)
    assert (found.code, str(found)) == ("employer-standards", "Employer standards")
    with pytest.raises(Refused, match="of this short name already"):
        services.add_framework(**words, audience="everybody", by=by)
    with pytest.raises(Refused, match="must hold letters or digits"):
        services.add_framework(**words | {"short_name": "!"}, audience="everybody", by=by)


def test_a_version_from_a_day_ends_the_one_before_with_the_day_before(by, version):
    standard = make.StandardFactory(version=version)
    tag = make.CPDStandardFactory(standard=standard)
    later = services.add_version(version.framework, label="2027", first_day=NEXT, by=by)
    version.refresh_from_db()
    tag.refresh_from_db()
    assert (version.period.upper, later.period) == (NEXT, period(NEXT))
    assert (tag.standard, str(tag.standard.version)) == (standard, "Ours, 2020")
    assert later.standards.count() == 0


@pytest.mark.parametrize(
    ("label", "first_day", "words"),
    [
        ("2027", datetime.date(2020, 1, 1), "2020 began on 1 January 2020. Choose a later day."),
        ("2027", datetime.date(2019, 12, 31), "2020 began on 1 January 2020. Choose a later day."),
        ("2020", NEXT, "There is a version of this name already. Choose another."),
    ],
)
def test_a_version_that_would_not_follow_is_refused_and_ends_nothing(by, version, label, first_day, words):
    with pytest.raises(Refused, match=words):
        services.add_version(version.framework, label=label, first_day=first_day, by=by)
    version.refresh_from_db()
    assert version.period.upper is None


def test_a_version_added_twice_by_a_double_click_is_one(by, version):
    services.add_version(version.framework, label="2027", first_day=NEXT, by=by)
    with pytest.raises(Refused, match="2027 began on 1 September 2027"):
        services.add_version(version.framework, label="2027", first_day=NEXT, by=by)
    assert version.framework.versions.count() == 2


def test_a_version_can_begin_with_the_standards_of_the_one_before(by, version):
    first = make.StandardFactory(version=version, code="1", order=1)
    make.StandardFactory(version=version, code="2", order=2)
    make.StandardLevelFactory(standard=first)
    later = services.add_version(version.framework, label="2027", first_day=NEXT, copies=True, by=by)
    assert [(row.code, row.title) for row in later.standards.all()] == [(row.code, row.title) for row in version.standards.all()]
    assert list(StandardSuccession.objects.filter(later__version=later).values_list("earlier__code", "later__code")) == [
        ("1", "1"),
        ("2", "2"),
    ]
    assert later.standards.get(code="1").levels.get().text == first.levels.get().text


def test_standards_are_added_in_order_and_a_code_once(by, version):
    for code in ("1", "2"):
        services.add_standard(version, code=code, title=f"Title {code}", by=by)
    with pytest.raises(Refused, match="has this code"):
        services.add_standard(version, code="2", title="Another", by=by)
    assert list(version.standards.values_list("code", "order")) == [("1", 1), ("2", 2)]


def named_by_a_piece(standard):
    make.CPDStandardFactory(standard=standard)


def named_by_a_need(standard):
    make.LearningNeedFactory(standard=standard)


def named_by_a_course(standard):
    make.CourseFactory().standards.add(standard)


def named_by_a_finding(standard):
    make.FindingFactory(standard=standard)


@pytest.mark.parametrize("use", [named_by_a_piece, named_by_a_need, named_by_a_course, named_by_a_finding])
def test_a_standard_that_anything_names_keeps_its_code_and_title(by, version, use):
    standard, other = make.StandardFactory(version=version, code="1", title="As it was"), make.StandardFactory(version=version)
    use(standard)
    for code, title in (("1", "Another"), ("9", "As it was")):
        with pytest.raises(Refused, match="its code and its title stay"):
            services.edit_standard(standard, code=code, title=title, by=by)
    services.edit_standard(standard, code="1", title="As it was", description="Put better.", levels={"advanced": "Leads."}, by=by)
    standard.refresh_from_db()
    assert (standard.title, standard.description, standard.levels.get().text) == ("As it was", "Put better.", "Leads.")
    assert services.edit_standard(other, code="Z", title="Free to change", by=by).title == "Free to change"
    with pytest.raises(Refused, match="Add a version from a day on"):
        services.add_standard(version, code="3", title="Late", by=by)
    with pytest.raises(Refused, match="Add a version from a day on"):
        import_standards(version, [{"code": "3", "title": "Late"}], by=by)
    assert version.standards.count() == 2


def test_a_level_without_a_text_goes(by, version):
    standard = make.StandardFactory(version=version)
    make.StandardLevelFactory(standard=standard, level="advanced")
    services.edit_standard(standard, code=standard.code, title=standard.title, levels={"advanced": "", "strategic": "Leads."}, by=by)
    assert list(standard.levels.values_list("level", "text")) == [("strategic", "Leads.")]


def test_a_standard_goes_on_in_those_of_a_version_that_begins_when_its_own_ends(by):
    statement = Standard.objects.get(version__framework__code="kss-cfp", code="3")
    e3, e4 = (Standard.objects.get(version__framework__code="ecs", code=code) for code in ("E3", "E4"))
    services.set_successors(statement, [e4], by=by)
    assert list(statement.successors.all()) == [e4]
    services.set_successors(statement, [e3, e4], by=by)
    assert set(statement.successors.all()) == {e3, e4}
    other = Standard.objects.get(version__framework__code="pcf", code="P1")
    with pytest.raises(Refused, match="begins when its own ends"):
        services.set_successors(statement, [other], by=by)
    with pytest.raises(Refused, match="begins when its own ends"):
        services.set_successors(e3, [statement], by=by)
    assert set(statement.successors.all()) == {e3, e4}


def csv(text):
    return read_standards(text.encode())


def test_an_import_adds_changes_and_orders_all_of_a_file(by, version):
    make.StandardFactory(version=version, code="1", title="Old", order=1)
    make.StandardFactory(version=version, code="X", title="Not in the file", order=2)
    read = csv("\ufeffTitle,code,advanced\nNew one,2,Leads others\n\n Changed , 1,\n")
    assert read.problems == ()
    assert what_would_change(version, read.rows) == (1, 1)
    assert import_standards(version, read.rows, by=by) == 2
    assert list(version.standards.values_list("code", "title", "order")) == [
        ("2", "New one", 1),
        ("1", "Changed", 2),
        ("X", "Not in the file", 3),
    ]
    assert version.standards.get(code="2").levels.get().text == "Leads others"


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", ["The first row needs a column called “code”.", "The first row needs a column called “title”."]),
        ("code;title\n1;x", ["The columns are separated by semicolons. Save the file as CSV with commas."]),
        ("code,name\n1,x", ["The first row needs a column called “title”.", "The column “name” is not known."]),
        ("code,title,code\n1,x,2", ["A column is there twice."]),
        ("code,title\n", ["There is no standard in the file."]),
        (
            'code,title\n1,\n,Second\n1,Third\n12345678901,"' + "x" * 161 + '"',
            [
                "Row 2: enter a title.",
                "Row 3: enter a code.",
                "Row 4: the code 1 is in row 2 already.",
                "Row 5: the code is longer than 10 characters.",
                "Row 5: the title is longer than 160 characters.",
            ],
        ),
        (
            "code,title,description,advanced\n1,First," + "x" * 2001 + "," + "y" * 2001 + "\n2,Second," + "x" * 2000 + "," + "y" * 2000,
            [
                "Row 2: the description is longer than 2000 characters.",
                "Row 2: the text for “Advanced” is longer than 2000 characters.",
            ],
        ),
        ('code,title\n1,"open', ["The file cannot be read as CSV."]),
        ("code,title\n1,a\x00b", ["Row 2: the title holds a character that cannot be printed."]),
        ("code,title\n" + "\n".join(f"{n},t" for n in range(201)), ["There are 201 rows. A file may hold 200."]),
    ],
)
def test_every_problem_of_a_file_is_listed_by_row(text, problems):
    found = csv(text).problems
    assert len(found) == len(problems)
    for said, expected in zip(found, problems, strict=True):
        assert said.startswith(expected)


def test_a_file_that_is_no_text_or_too_large_is_a_problem_in_words():
    assert read_standards(b"\xff\xfe\x00").problems[0].startswith("The file is no CSV in UTF-8.")
    assert read_standards(b"x" * 1_000_001).problems[0].startswith("The file is larger than 1 MB.")


def test_an_import_with_one_wrong_row_imports_nothing(by, version):
    rows = [{"code": "1", "title": "Good"}, {"code": "2", "title": ""}]
    with pytest.raises(Refused, match="Row 3: enter a title"):
        import_standards(version, rows, by=by)
    assert version.standards.count() == 0


def test_use_of_many_standards_is_asked_in_one_query(version, django_assert_num_queries):
    for _ in range(3):
        make.StandardFactory(version=version)
    make.CPDStandardFactory(standard=version.standards.first())
    with django_assert_num_queries(1):
        assert [row.in_use for row in services.with_use(version.standards.order_by("order"))].count(True) == 1


def test_editing_a_framework_keeps_its_code(by):
    framework = Framework.objects.get(code="kss-ps")
    services.edit_framework(framework, name="Renamed", short_name="R", publisher="P", audience="leaders", by=by)
    framework.refresh_from_db()
    assert (framework.code, framework.name, framework.audience) == ("kss-ps", "Renamed", "leaders")
    assert FrameworkVersion.objects.filter(framework=framework).count() == 1


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("more", [0, 1])
def test_no_column_is_longer_than_it_may_be_and_none_breaks_the_import(by, version, column, more):
    row = {"code": "1", "title": "First"} | {column: "x" * (LONGEST[column] + more)}
    if more:
        with pytest.raises(Refused, match=f"Row 2: .* is longer than {LONGEST[column]} characters"):
            import_standards(version, [row], by=by)
    else:
        assert import_standards(version, [row], by=by) == 1
    assert version.standards.count() == 1 - more


def test_a_framework_ends_without_a_version_after_it(by, version):
    tag = make.CPDStandardFactory(standard=make.StandardFactory(version=version))
    services.end_framework(version.framework, last_day=NEXT - DAY, by=by)
    version.refresh_from_db()
    assert version.period.upper == NEXT
    assert [Standard.objects.in_force(on).filter(version=version).exists() for on in (NEXT - DAY, NEXT)] == [True, False]
    assert str(tag.standard.version) == "Ours, 2020"
    later = services.add_version(version.framework, label="2028", first_day=NEXT + 30 * DAY, by=by)
    version.refresh_from_db()
    assert (version.period.upper, later.period) == (NEXT, period(NEXT + 30 * DAY))


def test_an_end_that_cannot_be_is_refused_and_ends_nothing(by, version):
    framework = version.framework
    with pytest.raises(Refused, match="There is no version that could end."):
        services.end_framework(make.FrameworkFactory(), last_day=NEXT, by=by)
    for last_day in (datetime.date(2019, 12, 31), clock.today() - DAY):
        with pytest.raises(Refused, match="Choose today or a later day"):
            services.end_framework(framework, last_day=last_day, by=by)
    assert framework.versions.get().period.upper is None
    services.add_version(framework, label="2027", first_day=datetime.date(2227, 9, 1), by=by)
    with pytest.raises(Refused, match="2027 begins on 1 September 2227. Choose that day or a later one."):
        services.end_framework(framework, last_day=NEXT, by=by)
    assert framework.versions.get(label="2027").period.upper is None
    services.end_framework(framework, last_day=datetime.date(2228, 8, 31), by=by)
    with pytest.raises(Refused, match="This already ends on 31 August 2228. Enter an earlier day."):
        services.end_framework(framework, last_day=datetime.date(2228, 8, 31), by=by)
