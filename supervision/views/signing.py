"""Both sign a supervision, each with their own password on their own account; or it is sent back to be changed."""

from django.utils.functional import cached_property

from learning_org.trail.forms import SignForm
from learning_org.trail.views.base import DraftFormMixin, SignPageMixin
from learning_org.web import clock
from learning_org.web.views.base import FormPage
from supervision.forms.sessions import FirstSignForm, SendBackForm, TakeBackForm
from supervision.models import SessionState
from supervision.queries.timescales import proposed_date, short
from supervision.services import signing as services
from supervision.views.sessions import SessionPage, UnsignedMixin


class SessionSignView(UnsignedMixin, SignPageMixin, SessionPage, FormPage):
    """Sign a supervision: the first closes it for writing and names the next date, the second locks it (design: signing)."""

    permission = "supervision.sign_session"
    denied = "Only the two people of a supervision sign it."
    template_name = "supervision/session_sign.html"
    title = "Check and sign"
    submit = "Sign the supervision"

    @property
    def form_class(self):
        return FirstSignForm if self.object.state == SessionState.HELD else SignForm

    def get_lede(self):
        if self.object.state == SessionState.WAITING:
            return "With your signature both have signed, and nobody can change the record any more."
        return f"Once you sign, nothing in the record changes. {self.object.other(self.person)} then signs it too, or sends it back."

    def get_snapshot(self):
        return services.what_is_signed(self.object)

    def get_initial(self):
        proposed = self.object.next_on or proposed_date(self.object.supervisee, clock.today())
        return super().get_initial() | {"next_on": proposed}

    def get_context_data(self, **kwargs):
        session = self.object
        context = {
            "to_do": services.still_to_do(session) if session.state == SessionState.HELD else [],
            "next_on": session.next_on and short(session.next_on, clock.today()),
            "cases": session.cases.count(),
            "agreed": session.agreed.count(),
            "needs": session.needs.count(),
            "other": session.other(self.person),
            "state": session.state,
        }
        return super().get_context_data(**context | kwargs)

    def save(self, form):
        return services.sign_session(self.object, next_on=form.cleaned_data.get("next_on"), seen=form.cleaned_data["seen"], by=self.person)

    def get_success_message(self):
        if self.result.state == SessionState.SIGNED:
            return "You have signed. Both have signed now, and nobody can change the record."
        return f"You have signed. {self.result.other(self.person)} is asked to sign it too."


class SessionSendBackView(UnsignedMixin, SessionPage, DraftFormMixin, FormPage):
    """Whoever has not signed yet says what should change (docs/adr/0006). When they have left, the one who signed takes it back here."""

    permission = "supervision.send_back_session"
    denied = "Only the two people of a supervision can send it back."

    @cached_property
    def takes_back(self):
        return services.waits_for_nobody(self.object, self.person)

    @property
    def form_class(self):
        return TakeBackForm if self.takes_back else SendBackForm

    @property
    def submit(self):
        return "Take my signature back" if self.takes_back else "Send it back"

    def get_title(self):
        return "Take your signature back" if self.takes_back else "Send this supervision back"

    def get_lede(self):
        if self.takes_back:
            gone = f"{self.object.other(self.person)} has left and cannot sign."
            return f"{gone} The record can be changed again; your signature stays in it and no longer counts."
        return ""

    def get_success_message(self):
        if self.takes_back:
            return "Your signature is taken back. The supervision is being written up again."
        return f"The supervision is sent back. {self.object.other(self.person)} is told what should change."

    def save(self, form):
        if self.takes_back:
            return services.take_back_signature(self.object, by=self.person)
        return services.send_back_session(self.object, **form.cleaned_data, by=self.person)
