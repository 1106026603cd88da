"""Maps of coverage: which standards have evidence in a registration year, of oneself, of somebody and of a unit."""

import datetime

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.web import clock
from learning_org.web.periods import last_day
from learning_org.web.views.base import Page
from practitioners.coverage_chart import chart
from practitioners.models import Unit
from practitioners.queries.coverage import coverage_of, coverage_of_unit
from practitioners.queries.cpd import people_whose_learning_exists_for
from practitioners.queries.registration import registration_year
from practitioners.services.guard import day
from practitioners.views.cpd import MENU

YEARS = 5  # that can be chosen, the present one with them
DAY = datetime.timedelta(days=1)


def words_of(count, one, many):
    """A number with its noun; nothing is "none"."""
    return f"{count} {one if count == 1 else many}" if count else "none"


class CoveragePage(Page):
    """A map for the registration year of ?year=, by default the present one."""

    template_name = "practitioners/coverage.html"
    menu = MENU

    @cached_property
    def years(self):
        """The years that can be chosen, the present one first."""
        found = [registration_year(clock.today())]
        while len(found) < YEARS:
            found.append(registration_year(found[-1].lower - DAY))
        return found

    @cached_property
    def year(self):
        asked = self.request.GET.get("year")
        return next((year for year in self.years if str(year.lower.year) == asked), self.years[0])

    @cached_property
    def groups(self):
        """[(FrameworkVersion, rows)]."""
        return coverage_of(self.subject_id, self.year, clock.today(), own=self.subject_id == self.person.pk)

    @property
    def subject_id(self):
        return self.person.pk

    def get_lede(self):
        rows = [row for _, found in self.groups for row in found]
        covered = sum(row.evidence > 0 for row in rows)
        until = f"in the registration year to 30 November {self.year.upper.year}"
        return f"{covered} of {words_of(len(rows), 'standard', 'standards')} {'has' if covered == 1 else 'have'} evidence {until}."

    def sections(self):
        """What each framework's part of the page shows: its name, its finding in words, its chart and its rows."""
        for number, (version, rows) in enumerate(self.groups):
            bare = [row.standard.code for row in rows if not row.evidence]
            finding = f"Nothing yet for {', '.join(bare)}." if bare else "Each has evidence."
            title = f"{version}: {len(rows) - len(bare)} of {len(rows)} have evidence"
            drawn = [(str(row.standard), self.measure(row), self.said(row)) for row in rows]
            desc = "; ".join(f"{row.standard.code}: {self.said(row)}" for row in rows)
            most = max(self.most(rows), 1)
            yield version, finding, chart(f"coverage-{number}", drawn, most=most, title=title, desc=desc), rows

    def measure(self, row):
        return row.evidence

    def said(self, row):
        return words_of(row.evidence, "piece of evidence", "pieces of evidence") if row.before or row.others else self._pieces(row)

    def _pieces(self, row):
        return words_of(row.pieces, "piece", "pieces")

    def most(self, rows):
        return max(row.evidence for row in rows) * 2  # leaves room for the words behind the longest bar

    def get_context_data(self, **kwargs):
        years = [
            (f"{day(year.lower)} to 30 November {year.upper.year}", f"?year={year.lower.year}", year == self.year) for year in self.years
        ]
        return super().get_context_data(sections=list(self.sections()), years=years, **kwargs)


class LearningCoverageView(CoveragePage):
    """My own map."""

    title = "My coverage of the standards"
    permission = "practitioners.record_cpd"
    denied = "Somebody in post has a map of their own."

    def get_crumbs(self):
        return (("My learning", reverse(MENU)),)


class PersonCoverageView(CoveragePage):
    """Somebody's map, for those who may know of their learning: counts, never what a piece says."""

    menu = "practitioners:person_list"
    permission = "practitioners.view_person_learning"

    @cached_property
    def subject(self):
        """The person of the address; 404 for everybody who may not know of their learning."""
        return get_object_or_404(people_whose_learning_exists_for(self.request.user), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.subject

    @property
    def subject_id(self):
        return self.subject.pk

    def get_title(self):
        return f"Coverage of the standards by {self.subject}"

    def get_crumbs(self):
        person = reverse("practitioners:person_detail", args=[self.subject.pk])
        return (("People", reverse(self.menu)), (str(self.subject), person))


class UnitCoverageView(CoveragePage):
    """A unit's map, for its managers and its principal social worker: how many people have evidence, and how many none."""

    template_name = "practitioners/unit_coverage.html"
    menu = "practitioners:unit_list"
    permission = "practitioners.view_unit_coverage"
    denied = "The managers of this unit and the principal social worker see how its people cover the standards."

    @cached_property
    def unit(self):
        return get_object_or_404(Unit.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.unit

    @cached_property
    def groups(self):
        return coverage_of_unit(self.unit, self.year, clock.today())

    def get_lede(self):
        """Of whom the map is: of those who are there today, or were on the last day of an earlier year."""
        on = min(clock.today(), last_day(self.year))
        when = "today" if on == clock.today() else f"on {day(on)}"
        return f"{super().get_lede()} It counts the people placed here or below {when}."

    def get_title(self):
        return f"Coverage of the standards in {self.unit}"

    def get_crumbs(self):
        return (("Units", reverse(self.menu)), (self.unit.name, reverse("practitioners:unit_detail", args=[self.unit.pk])))

    def measure(self, row):
        return row.with_evidence

    def said(self, row):
        return f"{row.with_evidence} of {words_of(row.people, 'person', 'people')}"

    def most(self, rows):
        return max(row.people for row in rows) * 1.5
