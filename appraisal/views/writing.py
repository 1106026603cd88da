"""Pages that write an appraisal's parts: the appraisee's, the appraiser's, the day of the meeting; and taking one over."""

from django.urls import reverse
from django.utils.functional import cached_property

from appraisal.form import GIVEN, OWN
from appraisal.forms.appraisals import MeetingForm
from appraisal.services import appraisals as services
from appraisal.views.shared import MENU, AppraisalPage, PreparingMixin, detail_url
from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.queries import questions_of, version_in_use
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import ConfirmPage, FormPage


class AnswersPage(PreparingMixin, SeenRecordMixin, DraftFormMixin, AppraisalPage, FormPage):
    """One part of the appraisal's form. What is typed is the author's alone until it is saved."""

    submit = "Save your part"
    code = ""

    def get_response(self):
        """The part's response, or None before it is begun."""
        raise NotImplementedError("A part says which response is its own.")

    @cached_property
    def form_class(self):
        response = self.get_response()
        version = response.version_id if response else version_in_use(self.code, clock.today())
        return answers_form(questions_of(version) if version else [], response=response)

    def get_changed(self):
        response = self.get_response()
        return response.answers.all() if response else []


class AppraisalOwnView(AnswersPage):
    """The appraisee says how they see their year (P39, P42)."""

    permission = "appraisal.write_own_part"
    title = "Your part"
    part = "own"
    code = OWN
    success_message = "Your part is saved."

    def get_denied(self):
        return f"Only {self.object.appraisee} writes this part."

    def get_lede(self):
        appraiser = self.object.appraiser
        return f"{appraiser} and the line manager of {appraiser} read this once you save it. Until then it is yours alone."

    def get_response(self):
        return self.object.own_response

    def save(self, form):
        return services.write_own_part(self.object, form.answers, by=self.person)


class AppraisalGivenView(AnswersPage):
    """The appraiser says how they see the practice and its outcomes (P39, P44, P45)."""

    permission = "appraisal.write_appraiser_part"
    title = "The appraiser’s part"
    part = "given"
    code = GIVEN
    success_message = "Your part is saved."

    def get_denied(self):
        return f"Only {self.object.appraiser} writes this part."

    def get_lede(self):
        return f"{self.object.appraisee} and your line manager read this once you save it. Until then it is yours alone."

    def get_response(self):
        return self.object.appraiser_response

    def save(self, form):
        return services.write_appraiser_part(self.object, form.answers, by=self.person)


class AppraisalMeetingView(PreparingMixin, SeenRecordMixin, AppraisalPage, FormPage):
    """The appraiser sets, or moves, the day on which the two meet (P39)."""

    permission = "appraisal.plan_meeting"
    form_class = MeetingForm
    title = "The day you meet"
    submit = "Save the day"
    success_message = "The day of the meeting is saved."

    def get_denied(self):
        return f"Only {self.object.appraiser} sets the day. Ask for another one if it does not suit you."

    def get_initial(self):
        return {"meeting_on": self.object.meeting_on}

    def save(self, form):
        return services.plan_meeting(self.object, **form.cleaned_data, by=self.person)


class AppraisalTakeOverView(AppraisalPage, ConfirmPage):
    """The appraisee's line manager of today goes on with an appraisal that another began (P39)."""

    content = False
    permission = "appraisal.take_over_appraisal"
    title = "Go on with this appraisal?"
    submit = "Go on with it"
    success_message = "You give this appraisal now."

    def get_denied(self):
        return f"Only the line manager of {self.object.appraisee} of today can go on with it."

    def get_back(self):
        return ("Back to appraisals", f"{reverse(MENU)}?tab=line")

    def get_success_url(self):
        return detail_url(self.object)

    def get_text(self):
        former, appraisee = self.object.appraiser, self.object.appraisee
        return (
            f"{former} began it. You become the appraiser and read all of it from now on, and {appraisee} is told. "
            f"If {former} has written the appraiser’s part, it is taken out, and you write your own."
        )

    def act(self):
        return services.take_over_appraisal(self.object, by=self.person)
