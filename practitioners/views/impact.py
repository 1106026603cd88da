"""Pages of three-month follow-ups: lists, one follow-up, the answer, the comment. The page of the e-mail's link is in follow_up_link.py."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.queries import answered, questions_of
from learning_org.trail.views.base import DraftFormMixin
from learning_org.web import clock
from learning_org.web.views.base import ExportPage, FormPage, ListPage, RecordPage, SetMixin
from practitioners.filters.impact import FollowUpFilter
from practitioners.forms.impact import FollowUpCommentForm
from practitioners.models import ImpactFollowUp, LearningNeed
from practitioners.queries import impact as queries
from practitioners.queries.asked import version_asked, why_closed
from practitioners.services import impact as services
from practitioners.services.needs import may_follow
from practitioners.tables.impact import FollowUpTable
from practitioners.views.tabs import TabsContextMixin, TabsMixin

MENU = "practitioners:follow_up_list"
EMPTY = {
    "mine": (
        "No follow-ups yet",
        "Three months after a course, and after a learning need is met, we ask you here and by e-mail what became of it.",
    ),
    "line": (
        "Nobody in your line has a follow-up",
        "Three months after they learnt something, they say what became of it, and you add what you have seen.",
    ),
    "role": ("There are none that your role lets you see", "Follow-ups appear here as people learn."),
}


class FollowUpSet(TabsMixin, SetMixin):
    """The follow-ups of the tab that is asked for, filtered."""

    model = ImpactFollowUp
    filterset_class = FollowUpFilter
    list_url = MENU

    def tabs(self):
        return queries.follow_up_tabs(self.request.user)

    def get_queryset(self):
        return queries.follow_ups_in_tab(self.request.user, self.tab)


class FollowUpListView(FollowUpSet, TabsContextMixin, ListPage):
    """Follow-ups: mine, my line's and those that my role lets me see, what waits for me first (S77, F21)."""

    title = "Three-month follow-ups"
    lede = "What became of what was learnt: asked three months later, answered by whoever learnt it, with their manager's view."
    template_name = "practitioners/follow_up_list.html"
    menu = MENU
    table_class = FollowUpTable
    noun = ("follow-up", "follow-ups")
    export_url = "practitioners:follow_up_export"
    empty = EMPTY

    def get_queryset(self):
        return super().get_queryset().defer("action_plan", "comment")


class FollowUpExportView(FollowUpSet, ExportPage):
    """The same list as CSV."""

    filename = "three-month-follow-ups"
    list_url = MENU
    columns = (
        ("Who", "person.name"),
        ("What was learnt", "about"),
        ("Learnt on", "learnt_on"),
        ("Due on", "due_on"),
        ("Asked on", "asked_on"),
        ("Answered on", "answered_on"),
        ("Rating before", "rating_before"),
        ("Rating directly after", "rating_after"),
        ("Rating three months later", "rating_later"),
        ("Practice changed, says the participant", lambda row: queries.yes_no(row.changed)),
        ("Practice changed, says the manager", lambda row: queries.yes_no(row.manager_changed)),
        ("The manager's comment", "comment"),
        ("State", lambda row: queries.follow_up_status(row, clock.today())[1]),
    )


class FollowUpDetailView(RecordPage):
    """One follow-up: what was learnt and planned, the answers, and the manager's view (S77)."""

    model = ImpactFollowUp
    content = True
    template_name = "practitioners/follow_up_detail.html"
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("person", "commented_by", "need", "response")

    def get_crumbs(self):
        return (("Follow-ups", reverse(MENU)),)

    def get_caption(self):
        own = self.object.person_id == self.request.user.access.person_id
        return "Your three-month follow-up" if own else f"Three-month follow-up of {self.object.person}"

    def get_context_data(self, **kwargs):
        row, user = self.object, self.request.user
        context = {
            "status": queries.follow_up_status(row, clock.today()),
            "when_due": queries.when_due(row),
            "ratings": queries.ratings(row),
            "parts": answered(row.response) if row.response_id else [],
            "may_answer": user.has_perm("practitioners.answer_follow_up", row) and not why_closed(row),
            "raised": LearningNeed.objects.visible_to(user).filter(from_follow_up=row).order_by("raised_on", "pk")
            if may_follow(row)
            else (),
            "may_raise": may_follow(row) and user.has_perm("practitioners.raise_need_from_follow_up", row),
            "may_comment": row.answered_on and not row.commented_on and user.has_perm("practitioners.comment_follow_up", row),
        }
        return super().get_context_data(**context | kwargs)


class FollowUpPage:
    """What the two pages that write to a follow-up share."""

    model = ImpactFollowUp
    content = True
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("person", "response")

    def get_caption(self):
        return self.object.about

    def get_back(self):
        return ("Back to the follow-up", reverse("practitioners:follow_up_detail", args=[self.object.pk]))


class FollowUpAnswerView(FollowUpPage, DraftFormMixin, FormPage):
    """The participant answers, with their own earlier ratings and plan beside the questions (S77, F21)."""

    permission = "practitioners.answer_follow_up"
    denied = "Only the person who was asked can answer."
    template_name = "practitioners/follow_up_answer.html"
    title = "What became of it?"
    lede = "About 3 minutes. Your line manager reads your answers and adds what they have seen."
    submit = "Send my answers"
    success_message = "Your answers are sent. Your line manager is asked for a comment."

    @cached_property
    def form_class(self):
        return answers_form(questions_of(version_asked(self.object)))

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.is_open else HttpResponseRedirect(self.get_back()[1])

    def post(self, request, *args, **kwargs):
        """A form that was sent twice is shown its record; one that was answered elsewhere meanwhile is refused, and keeps its text."""
        return super().post(request, *args, **kwargs) if self.object.asked_on else HttpResponseRedirect(self.get_back()[1])

    @property
    def is_open(self):
        return not why_closed(self.object)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"ratings": queries.ratings(self.object)[:2]} | kwargs)

    def save(self, form):
        return services.answer_follow_up(self.object, form.answers, by=self.person)


class FollowUpCommentView(FollowUpPage, DraftFormMixin, FormPage):
    """Somebody of the participant's line says what they have seen (S77)."""

    permission = "practitioners.comment_follow_up"
    denied = "Only the line manager, the lead supervisor or the manager of the unit comments, and nobody on their own answers."
    template_name = "practitioners/follow_up_comment.html"
    form_class = FollowUpCommentForm
    title = "What have you seen?"
    submit = "Save my comment"

    def get_lede(self):
        return f"{self.object.person} reads it, beside their own answer."

    def get_success_message(self):
        return f"Your comment is saved. {self.object.person} is told."

    def get_context_data(self, **kwargs):
        row = self.object
        parts = answered(row.response) if row.response_id else []
        return super().get_context_data(**{"parts": parts, "ratings": queries.ratings(row)} | kwargs)

    def get(self, request, *args, **kwargs):
        open_now = self.object.answered_on and not self.object.commented_on
        return super().get(request, *args, **kwargs) if open_now else HttpResponseRedirect(self.get_back()[1])

    def save(self, form):
        return services.comment_follow_up(self.object, **form.answer(), by=self.person)
