import django_tables2
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime

from learning_org.notifications.models import Delivery, DeliveryState, Message
from learning_org.web import clock
from learning_org.web.marks import status
from learning_org.web.tables import LinkColumn, StatusColumn, Table, TextColumn


def moment(value):
    """An instant as people say it: 14 March 2026, 12:04."""
    return date_format(localtime(value), "j F Y, H:i") if value else "never"


class MessageTable(Table):
    caption = "Messages"

    subject = LinkColumn("notifications:message_detail", verbose_name="Message", orderable=False)
    sender = TextColumn(verbose_name="From", orderable=False)
    created_at = TextColumn(verbose_name="When", orderable=False)
    read_at = TextColumn(verbose_name="State", orderable=False, empty_values=())

    class Meta(Table.Meta):
        model = Message
        fields = sequence = ("subject", "sender", "created_at", "read_at")

    def render_created_at(self, value):
        return moment(value)

    def render_sender(self, record):
        return "Learning Organisation" if record.sender.is_system else record.sender.name

    def render_read_at(self, record):
        return status("none", "Read") if record.read_at else status("on", "Unread")


class DeliveryTable(Table):
    caption = "E-mails about messages"

    recipient = TextColumn(accessor="message__recipient", verbose_name="To", orderable=False)
    state = StatusColumn(accessor="state", orderable=False)
    attempts = TextColumn(numeric=True, orderable=False)
    when = TextColumn(empty_values=(), verbose_name="When", orderable=False)
    again = django_tables2.Column(empty_values=(), verbose_name="What you can do", orderable=False)

    class Meta(Table.Meta):
        model = Delivery
        fields = sequence = ("recipient", "state", "attempts", "when", "again")

    def render_state(self, record):
        if record.state == DeliveryState.WAITING and record.attempts:
            return status("close", "Waiting to try again")
        kinds = {DeliveryState.SENT: "on", DeliveryState.FAILED: "off", DeliveryState.NO_ADDRESS: "few", DeliveryState.WAITING: "todo"}
        return status(kinds[record.state], record.get_state_display())

    def render_when(self, record):
        if record.sent_at:
            return moment(record.sent_at)
        if record.state == DeliveryState.WAITING:
            return f"next try {moment(max(record.due_at, clock.now()))}" if record.attempts else f"since {moment(record.due_at)}"
        return f"told {moment(record.message.created_at)}"

    def render_again(self, record):
        if record.state == DeliveryState.FAILED:
            url = reverse("notifications:delivery_again", args=[record.pk])
            hidden = format_html('<span class="govuk-visually-hidden"> to {}</span>', record.message.recipient)
            return format_html('<a class="govuk-link" href="{}">Try again{}</a>', url, hidden)
        return "Add an address on their page" if record.state == DeliveryState.NO_ADDRESS else "nothing is needed"
