"""Which findings a page of the loop is about: unit, theme and months, from its address."""

import dataclasses
import datetime

from dateutil.relativedelta import relativedelta
from django import forms
from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.http import urlencode

from learning_org.measures.loop import findings_counted
from learning_org.measures.scope import units_under
from learning_org.web.forms import GovUKForm
from practitioners.models import Theme, Unit, UnitAncestry

MONTHS_TO_COME_ROUND = 7  # what a finding needs to be followed to its re-audit
MONTHS_SHOWN = 6
MONTHS_OFFERED = 36
DAY = datetime.timedelta(days=1)


@dataclasses.dataclass(frozen=True)
class LoopScope:
    """What is counted. `first` and `last` are the first and the last day of the months."""

    unit: Unit
    theme: Theme | None
    first: datetime.date
    last: datetime.date
    on: datetime.date

    @property
    def name(self):
        return self.theme.name if self.theme else "All themes"

    def query(self, **more):
        """The query string that opens another page about the same."""
        own = {
            "unit": self.unit.pk,
            "theme": self.theme.pk if self.theme else "",
            "from": f"{self.first:%Y-%m}",
            "to": f"{self.last:%Y-%m}",
        }
        return "?" + urlencode({key: value for key, value in (own | more).items() if value != ""})

    def counted(self, findings):
        """Those of `findings` that the loop counts."""
        return findings_counted(findings, unit=self.unit, theme=self.theme, first=self.first, last=self.last, on=self.on)


def end_of(month):
    """The last day of the month that begins on that day."""
    return month + relativedelta(months=1) - DAY


def default_months(on):
    """The latest six months of which every finding has had seven months to come round, as the first days of the first and the last."""
    last = on.replace(day=1)
    while end_of(last) + relativedelta(months=MONTHS_TO_COME_ROUND) > on:
        last -= relativedelta(months=1)
    return last - relativedelta(months=MONTHS_SHOWN - 1), last


def month_choices(on):
    """The months to choose from, the present one first, as ("2026-03", "March 2026")."""
    months = [on.replace(day=1) - relativedelta(months=back) for back in range(MONTHS_OFFERED)]
    return [(f"{month:%Y-%m}", date_format(month, "F Y")) for month in months]


def units_offered(user):
    """The units whose loop a user may see, open today: the highest in the tree first, then by name."""
    depth = UnitAncestry.objects.filter(descendant=OuterRef("pk"), period__contains=user.access.on).order_by("-depth").values("depth")[:1]
    units = Unit.objects.filter(pk__in=units_under(user)).open_on(user.access.on)
    return units.annotate(level=Subquery(depth)).order_by("level", "name", "pk")


class LoopForm(GovUKForm):
    """Unit, theme and months. What is left out, or cannot be used, is as when the page is opened first."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label="Unit", empty_label=None, required=False)
    theme = forms.ModelChoiceField(Theme.objects.none(), label="Theme", empty_label="All themes", required=False)

    def __init__(self, data, *, user, on):
        self.on, self.defaults = on, dict(zip(("from", "to"), (f"{month:%Y-%m}" for month in default_months(on)), strict=True))
        super().__init__({**self.defaults, **{key: value for key, value in data.items() if value}}, user=user)

    def narrow(self):
        self.fields["unit"].queryset = units_offered(self.user)
        self.fields["theme"].queryset = Theme.objects.order_by("name")
        for name, label in (("from", "Found from"), ("to", "Found to")):
            self.fields[name] = forms.ChoiceField(choices=month_choices(self.on), label=label, required=False)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("from", "") > cleaned.get("to", ""):
            self.add_error("to", "The last month must be the first or later")
        return cleaned

    def scope(self):
        """The LoopScope that was asked for, or None for somebody who has no unit that is open today."""
        self.full_clean()
        unit = self.cleaned_data.get("unit") or self.fields["unit"].queryset.first()
        if unit is None:
            return None
        months = [self.cleaned_data.get(name) for name in ("from", "to")]
        if not all(months):
            months = self.defaults.values()
        first, last = (datetime.date.fromisoformat(f"{month}-01") for month in months)
        return LoopScope(unit, self.cleaned_data.get("theme"), first, end_of(last), self.on)
