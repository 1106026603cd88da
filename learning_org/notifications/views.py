"""My messages, and the state of the e-mails about everybody's for administrators."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from learning_org.notifications import queries, services
from learning_org.notifications.filters import DeliveryFilter
from learning_org.notifications.models import Delivery, Message
from learning_org.notifications.tables import DeliveryTable, MessageTable, moment
from learning_org.web.views.base import ConfirmPage, ListPage, Page, RecordPage

MENU = "notifications:message_list"


class MessageListView(ListPage):
    """What I was told, unread first."""

    model = Message
    table_class = MessageTable
    template_name = "notifications/message_list.html"
    title = "Messages"
    menu = MENU
    noun = ("message", "messages")

    @property
    def unread_only(self):
        return self.request.GET.get("show") == "unread"

    def get_queryset(self):
        found = queries.messages_for(self.request.user)
        return found.unread() if self.unread_only else found

    def get_empty_title(self):
        return "You have read everything" if self.unread_only else "No messages yet"

    def get_empty_text(self):
        if self.unread_only:
            return "New messages appear here until you open them."
        return "When an action is agreed with you, a date comes near, or somebody shares something with you, it says so here and by e-mail."

    def get_context_data(self, **kwargs):
        offer = self.request.user.has_perm("notifications.view_deliveries")
        return super().get_context_data(unread_only=self.unread_only, may_see_deliveries=offer, **kwargs)


class MessageReadAllView(Page):
    """One press: everything is marked as read."""

    http_method_names = ["post", "options"]

    def post(self, request, *args, **kwargs):
        count = services.read_all_messages(by=self.person)
        if count:
            messages.success(request, f"{count} {'message is' if count == 1 else 'messages are'} marked as read.")
        return HttpResponseRedirect(reverse(MENU))


class MessageDetailView(RecordPage):
    """One message. Opening it marks it as read."""

    model = Message
    content = True
    template_name = "notifications/message_detail.html"
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("sender")

    def get_title(self):
        return self.object.subject

    def get_crumbs(self):
        return (("Messages", reverse(MENU)),)

    def get_caption(self):
        sender = "Learning Organisation" if self.object.sender.is_system else self.object.sender.name
        return f"From {sender}, {moment(self.object.created_at)}"

    def get(self, request, *args, **kwargs):
        if self.object.read_at is None:
            services.read_message(self.object, by=self.person)
        return super().get(request, *args, **kwargs)


class DeliveryListView(ListPage):
    """Administrator: whether e-mails arrive, never what they say."""

    model = Delivery
    table_class = DeliveryTable
    filterset_class = DeliveryFilter
    permission = "notifications.view_deliveries"
    denied = "Administrators see this. Ask yours when an e-mail does not arrive."
    title = "Are e-mails arriving?"
    lede = "Every message has an e-mail that says it is there. Its words are not shown here: they are the recipient's alone."
    menu = MENU
    wide = True
    noun = ("e-mail", "e-mails")
    empty_title = "No e-mails yet"
    empty_text = "One is sent for every message. It is tried again for about a day and a half when the mail server is away."

    def get_crumbs(self):
        return (("Messages", reverse(MENU)),)

    def get_queryset(self):
        return queries.deliveries()


class DeliveryAgainView(ConfirmPage):
    """Administrator: send an e-mail that failed once more."""

    model = Delivery
    permission = "notifications.retry_delivery"
    denied = DeliveryListView.denied
    title = "Send this e-mail again?"
    submit = "Send it again"
    menu = MENU
    success_message = "The e-mail is on its way."

    def get_queryset(self):
        return queries.deliveries()  # states without words: whoever may not send them again gets a 403

    def get_text(self):
        return f"To {self.object.message.recipient}, at {self.object.address}. The last try said: {self.object.error or 'nothing'}"

    def get_back(self):
        return ("Back to the e-mails", reverse("notifications:delivery_list"))

    def act(self):
        return services.try_delivery_again(self.object, by=self.person)
