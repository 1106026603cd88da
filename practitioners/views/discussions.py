"""Team discussions: logged once, and finished by each who attended."""

import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from learning_org.trail.views.base import DraftFormMixin
from learning_org.web import clock
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.forms.discussions import DiscussionForm
from practitioners.models import DiscussionAttendance, LearningKind, Position, Sharing
from practitioners.services import discussions as services
from practitioners.views.cpd import MENU
from practitioners.views.cpd_changes import LearningFormPage


class DiscussionCreateView(DraftFormMixin, FormPage):
    """Log what a team talked about, once for all who attended (S94, Q76)."""

    permission = "practitioners.record_cpd"
    denied = "Somebody in post can log a discussion."
    form_class = DiscussionForm
    title = "Log a team discussion"
    lede = "Once for all who attended: each of them then adds what they learnt, and has a piece of their own."
    submit = "Log this discussion"
    menu = MENU

    def get_back(self):
        return ("Back to my learning", reverse(MENU))

    def get_initial(self):
        return {"held_on": clock.today()}

    def save(self, form):
        submission = uuid.uuid5(self.draft_key.draft_id, self.digest())
        return services.log_discussion(**form.cleaned_data, submission=submission, by=self.person)

    def get_success_message(self):
        count = self.result.attendances.count() - 1
        return f"The discussion is logged, and {count} colleague{' is' if count == 1 else 's are'} told. Now finish your own piece."

    def get_success_url(self):
        return reverse("practitioners:discussion_finish", args=[self.result.attendances.get(person=self.person).pk])


class OwnAttendanceMixin:
    """Pages about one's own part in a discussion, until it is finished."""

    model = DiscussionAttendance
    content = True
    permission = "practitioners.finish_discussion"
    denied = "Everybody finishes their own piece."
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("discussion")

    def check_access(self):
        """What is finished is not finished again."""
        super().check_access()
        if self.object.entry_id or self.object.declined_on:
            raise PermissionDenied("You have finished with this discussion. What you recorded of it is under My learning.")

    def get_caption(self):
        return self.object.discussion.title


class DiscussionFinishView(OwnAttendanceMixin, LearningFormPage):
    """One's own piece of a team discussion: what was said is there already (S94)."""

    title = "Finish your piece"
    lede = "What was said is here already. Change it as you saw it, and add what you learnt from talking about it."
    template_name = "practitioners/discussion_finish.html"
    submit = "Finish this piece"
    back = None

    def get_back(self):
        return ("Back to my learning", reverse(MENU))

    def get_initial(self):
        discussion = self.object.discussion
        team = Position.objects.filter(person=self.person, is_primary=True, period__contains=clock.today()).select_related("unit").first()
        return {
            "title": discussion.title,
            "kind": LearningKind.INFORMAL,
            "learnt_on": discussion.held_on,
            "hours": f"{discussion.hours:f}".rstrip("0").rstrip(".") if discussion.hours else None,
            "description": discussion.discussed,
            "talked": "yes",
            "peer_name": f"My team, {team.unit}" if team else "My team",
            "sharing": Sharing.ONLY_ME,
        }

    def get_success_message(self):
        return self.saved_message("Your learning is recorded.")

    def save(self, form):
        submission = uuid.uuid5(self.draft_key.draft_id, self.digest())
        return services.finish_discussion(self.object, form.piece(), submission=submission, by=self.person)


class DiscussionDeclineView(OwnAttendanceMixin, ConfirmPage):
    """Make no piece of a discussion."""

    title = "Make no piece of this discussion?"
    text = "It goes from what is due to you. You can still record a piece about it by itself."
    submit = "Make no piece"

    def get_back(self):
        return ("Back to the piece", reverse("practitioners:discussion_finish", args=[self.object.pk]))

    def get_success_url(self):
        return reverse(MENU)

    def act(self):
        services.decline_discussion(self.object, by=self.person)
        messages.success(self.request, "No piece is made of this discussion.")
