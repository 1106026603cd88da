"""Who is due an appraisal: everybody employed here for six months or more (domain facts, indicator 6)."""

from dateutil.relativedelta import relativedelta
from django.conf import settings
from django.contrib.postgres.fields import DateRangeField
from django.db.models import Aggregate, BooleanField, Func, Value

from learning_org.web.periods import through
from practitioners.models import Basis, OrganisationKind, Position

EMPLOYED = (Basis.PERMANENT, Basis.FIXED_TERM, Basis.AGENCY, Basis.SECONDED_IN)


class _Joined(Aggregate):
    """Several periods as one, with their gaps."""

    function = "range_agg"
    output_field = DateRangeField()


class _Holds(Func):
    """Whether the first holds all of the second."""

    template, arg_joiner = "(%(expressions)s)", " @> "
    output_field = BooleanField()


def eligible_people(on):
    """Ids of the people who are due an appraisal on the date `on`: in post then, and without a gap for six months (a setting) before.

    Returns a queryset of ids. Students, volunteers and the staff of partner agencies are not counted. In post since 1 May is six months on
    1 November.
    """
    months = relativedelta(months=settings.APPRAISAL_ELIGIBLE_AFTER_MONTHS)
    whole = Value(through(on - months, on), output_field=DateRangeField())
    employed = Position.objects.filter(basis__in=EMPLOYED, unit__organisation__kind=OrganisationKind.COUNCIL)
    joined = employed.order_by().values("person_id").annotate(whole=_Holds(_Joined("period"), whole))
    return joined.filter(whole=True).values("person_id")
