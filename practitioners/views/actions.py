"""Pages about agreed actions: lists and one action. What changes one is in action_changes.py."""

from django.urls import reverse

from learning_org.web import clock
from learning_org.web.views.base import ExportPage, ListPage, RecordPage, SetMixin
from practitioners.filters.actions import ActionFilter
from practitioners.models import ActionState, AgreedAction, LearningNeed
from practitioners.queries.actions import action_status, action_tabs, actions_in_tab, agreed_where, course_of
from practitioners.queries.needs import source_words
from practitioners.tables.actions import ActionTable
from practitioners.views.tabs import TabsContextMixin, TabsMixin

CHANGES = ("complete", "move", "hand_over", "withdraw", "check", "send_up")
EMPTY = {
    "mine": ("No actions yet", "What you agree to do appears here, with its date. Add the first one."),
    "agreed": ("You have agreed none with others", "To agree one, open the page of somebody in your line and choose Add an action."),
    "line": ("Nobody in your line has an action", "To add one, open somebody's page and choose Add an action."),
    "qa_officer": ("No actions from audits", "Actions that come of case audits in your units appear here."),
    "psw": ("Nothing is sent up", "Actions that somebody could not get done, and sent up to you, appear here."),
}


class ActionSet(TabsMixin, SetMixin):
    """The actions of the tab that is asked for, filtered."""

    model = AgreedAction
    filterset_class = ActionFilter
    list_url = "practitioners:action_list"

    def tabs(self):
        return action_tabs(self.request.user)

    def get_queryset(self):
        return actions_in_tab(self.request.user, self.tab)


class ActionListView(ActionSet, TabsContextMixin, ListPage):
    """Agreed actions: mine, those I agreed, my line's, and from audits or sent up by role (Q90)."""

    title = "Agreed actions"
    template_name = "practitioners/action_list.html"
    menu = "practitioners:action_list"
    table_class = ActionTable
    noun = ("action", "actions")
    export_url = "practitioners:action_export"
    empty = EMPTY
    action = ("Add an action", "practitioners:action_create")

    def get_queryset(self):
        return super().get_queryset().defer("evidence", "sent_up_why")


class ActionExportView(ActionSet, ExportPage):
    """The same list as CSV."""

    filename = "actions"
    list_url = "practitioners:action_list"
    columns = (
        ("Who", "person.name"),
        ("What", "what"),
        ("Case reference", "case_reference"),
        ("Agreed in", lambda action: source_words(action.source)),
        ("Agreed with", "agreed_by.name"),
        ("Agreed on", "agreed_on"),
        ("Due", "due_on"),
        ("State", lambda action: action_status(action, clock.today())[1]),
        ("Done or withdrawn on", "closed_on"),
        ("What shows it, or why it was withdrawn", "evidence"),
        ("Checked on", "checked_on"),
        ("Sent up on", "sent_up_on"),
        ("Why it was sent up", "sent_up_why"),
    )


class ActionDetailView(RecordPage):
    """One action: who does what by when, each date that it had, and how it ended (Q35, Q90)."""

    model = AgreedAction
    content = True
    template_name = "practitioners/action_detail.html"
    menu = "practitioners:action_list"

    def get_queryset(self):
        related = ("person", "agreed_by", "case_reference", "need", "checked_by", "sent_up_by")
        return super().get_queryset().select_related(*related).with_due_on(clock.today())

    def get_crumbs(self):
        return (("Agreed actions", reverse("practitioners:action_list")),)

    def get_caption(self):
        return "Your action" if self.object.person_id == self.request.user.access.person_id else f"Action of {self.object.person}"

    def get_context_data(self, **kwargs):
        action, user, on = self.object, self.request.user, clock.today()
        may = {verb: user.has_perm(f"practitioners.{verb}_action", action) for verb in CHANGES}
        is_open = action.state == ActionState.OPEN
        context = {
            "status": action_status(action, on),
            "where": agreed_where(action, on),
            "own": action.agreed_by_id == action.person_id,
            "may": {verb: allowed and (is_open if verb != "check" else False) for verb, allowed in may.items()},
            "course": course_of(action),
            "need": LearningNeed.objects.readable_by(user).filter(pk=action.need_id).first() if action.need_id else None,
        }
        context["may"]["check"] = may["check"] and action.state == ActionState.DONE and not action.checked_on
        context["may"]["send_up"] = context["may"]["send_up"] and not action.sent_up_on
        return super().get_context_data(**context | kwargs)
