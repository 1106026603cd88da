"""The table of supervisions: when, with whom and how far; never what was said."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import StatusColumn, Table, TextColumn
from practitioners.tables.registrations import WarnedPersonColumn
from supervision.queries.sessions import session_status


class SessionTable(Table):
    """One supervision a row, newest first; a link where this person may read it."""

    caption = "Supervisions"
    when = TextColumn(verbose_name="When", accessor="day", order_by=("starts_at", "pk"))
    person = WarnedPersonColumn(verbose_name="Supervisee", accessor="supervisee", order_by=("supervised__person__sort_key", "pk"))
    supervisor = TextColumn(verbose_name="Supervisor", accessor="supervisor", order_by=("supervising__person__sort_key", "pk"))
    kind = TextColumn(verbose_name="Kind", accessor="get_kind_display", orderable=False)
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_when(self, value, record):
        day = date_format(value, "j F Y")
        if not record.may_be_read:
            return day
        url = reverse("supervision:session_detail", args=[record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, day)

    def render_state(self, record):
        return status(*session_status(record, clock.today()))
