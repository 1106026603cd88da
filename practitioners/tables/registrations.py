"""The list of registered people, and the warning beside somebody whose job needs a registration that they do not have."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import LinkColumn, StatusColumn, Table, TextColumn
from practitioners.queries.registered import MARKS, State, status_of, unregistered
from practitioners.services.guard import day

TICK = (
    '<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item">'
    '<input class="govuk-checkboxes__input" type="checkbox" name="person" value="{pk}" id="remind-{pk}" form="remind" autocomplete="off">'
    '<label class="govuk-label govuk-checkboxes__label" for="remind-{pk}"><span class="govuk-visually-hidden">Remind {name}</span></label>'
    "</div></div>"
)
NO_NEED = mark_safe('<span class="app-note">no need</span>')


def with_warning(cell, user, person_id):
    """A cell that shows a person, with a warning below it where their job needs a registration that they do not have."""
    words = unregistered(user).get(person_id)
    return format_html("{}<br>{}", cell, status("off", words)) if words else cell


class WarnedPersonColumn(TextColumn):
    """A column of people, each with the warning where it applies: for every list that a manager works from."""

    def render(self, value, table):
        return with_warning(str(value), table.request.user, value.pk)


def left_in_words(row, on):
    """What one of registered_people still has to do."""
    if row.state == State.EXPIRED:
        return f"The last registration ended on {day(row.ended)}, and the job needs one"
    if row.state == State.NONE:
        return "The job needs a registration, and none is recorded"
    return status_of(row, on).left or "nothing"


class RegistrationTable(Table):
    """One person a row; whoever has something left to do can be ticked."""

    caption = "Registration with Social Work England"
    name = LinkColumn("practitioners:person_detail", verbose_name="Name", order_by=("sort_key", "pk"))
    state = StatusColumn(verbose_name="State", orderable=False)
    left = TextColumn(verbose_name="What is left to do", accessor="pk", orderable=False)
    checked_on = TextColumn(verbose_name="Seen in the public register", empty_values=(), orderable=False)
    pick = TextColumn(verbose_name="Remind", accessor="pk", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_pick(self, record):
        return NO_NEED if record.state == State.COMPLETE else format_html(TICK, pk=record.pk, name=record.name)

    def render_state(self, value):
        return status(MARKS[State(value)], State(value).label)

    def render_left(self, record):
        return left_in_words(record, clock.today())

    def render_checked_on(self, value, record):
        if not record.registered:
            return "not registered"
        seen = date_format(value, "j F Y") if value else "not yet"
        if not record.in_line or value == clock.today():
            return seen
        url = reverse("practitioners:registration_check", args=[record.pk])
        link = '{}<br><a class="govuk-link" href="{}">Check<span class="govuk-visually-hidden"> the registration of {}</span></a>'
        return format_html(link, seen, url, record.name)
