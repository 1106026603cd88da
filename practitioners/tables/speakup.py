"""The tables of speaking up."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.periods import last_day
from learning_org.web.tables import LinkColumn, StatusColumn, Table, TextColumn
from practitioners.models import SpeakUp, SpeakUpRecipient
from practitioners.queries.speakup import speak_up_status
from practitioners.services.guard import day


class SpeakUpTable(Table):
    """One item a row. Of the two parties the list shows the other one."""

    caption = "Speaking up"
    about = LinkColumn("practitioners:speak_up_detail", verbose_name="About", orderable=False)
    writer = TextColumn(verbose_name="From", orderable=False)
    recipient = TextColumn(verbose_name="To", orderable=False)
    sent_at = TextColumn(verbose_name="Sent", orderable=False)
    state = StatusColumn(verbose_name="State", orderable=False)

    class Meta(Table.Meta):
        model = SpeakUp
        fields = sequence = ("about", "writer", "recipient", "sent_at", "state")

    def render_sent_at(self, value):
        return date_format(localtime(value), "j F Y")

    def render_state(self, record):
        return status(*speak_up_status(record, clock.today()))


class RecipientTable(Table):
    """Whom the council named, and until when."""

    caption = "Who may be spoken up to"
    person = TextColumn(verbose_name="Who", orderable=False)
    words = TextColumn(verbose_name="Who they are", orderable=False)
    period = TextColumn(verbose_name="From and to", orderable=False)
    change = TextColumn(verbose_name="What you can do", orderable=False, empty_values=())

    class Meta(Table.Meta):
        model = SpeakUpRecipient
        fields = sequence = ("person", "words", "period", "change")

    def render_period(self, record):
        first = day(record.period.lower)
        return f"{first} to {day(last_day(record.period))}" if record.period.upper else f"Since {first}"

    def render_change(self, record):
        if record.period.upper and record.period.upper <= clock.today():
            return "Ended"
        url = reverse("practitioners:speak_up_recipient_end", args=[record.pk])
        return format_html('<a class="govuk-link" href="{}">End<span class="govuk-visually-hidden"> {}</span></a>', url, record.person)
