"""Pages that write about agreed actions: add, done, move, withdraw, check, send up."""

from django.urls import reverse

from learning_org.accounts.models import Person
from learning_org.trail.views.base import DraftFormMixin, SeenRecordMixin
from learning_org.web import clock
from learning_org.web.views.base import ConfirmPage, FormPage
from practitioners.forms.actions import ActionDoneForm, ActionForm, ActionHandOverForm, ActionMoveForm, ActionSendUpForm, ActionWithdrawForm
from practitioners.models import AgreedAction, Source
from practitioners.services import actions as services


class ActionCreateView(FormPage):
    """Somebody adds an action of their own, which they may have agreed with their manager or supervisor (Q90)."""

    permission = "practitioners.add_action"
    form_class = ActionForm
    title = "Add an action"
    submit = "Add the action"
    success_message = "The action is added."
    menu = "practitioners:action_list"

    def get_back(self):
        return ("Back to actions", reverse("practitioners:action_list"))

    def get_initial(self):
        return {"source": Source.SELF}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.person}

    def get_success_url(self):
        return reverse("practitioners:action_detail", args=[self.result.pk])

    def save(self, form):
        return services.add_action(self.person, **form.cleaned_data, by=self.person)


class PersonActionCreateView(FormPage):
    """A manager or lead supervisor adds an action agreed with somebody in their line (Q90, M1)."""

    model = Person
    permission = "practitioners.add_action_for_person"
    denied = "Only their line manager, lead supervisor or the manager of their unit can add an action for somebody."
    form_class = ActionForm
    submit = "Add the action"
    menu = "practitioners:action_list"

    def get_title(self):
        return f"Add an action for {self.object}"

    def get_lede(self):
        return f"{self.object} is told, and says when it is done. You check it."

    def get_back(self):
        return (f"Back to {self.object}", reverse("practitioners:person_detail", args=[self.object.pk]))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"person": self.object}

    def get_success_message(self):
        return f"The action is added. {self.object} is told."

    def get_success_url(self):
        return reverse("practitioners:action_detail", args=[self.result.pk])

    def save(self, form):
        return services.add_action(self.object, **form.cleaned_data, by=self.person)


class ActionPage:
    """What the pages that change one action share."""

    model = AgreedAction
    content = True
    menu = "practitioners:action_list"

    def get_queryset(self):
        return super().get_queryset().select_related("person", "agreed_by").with_due_on(clock.today())

    def get_caption(self):
        return self.object.what

    def get_back(self):
        return ("Back to the action", reverse("practitioners:action_detail", args=[self.object.pk]))


class ActionDoneView(ActionPage, DraftFormMixin, FormPage):
    """The person whose action it is says when it was done, and what shows it (Q90)."""

    permission = "practitioners.complete_action"
    denied = "Only the person whose action it is can say that it is done."
    form_class = ActionDoneForm
    title = "Mark this action as done"
    submit = "Mark as done"
    success_message = "The action is marked as done."

    def get_initial(self):
        return {"done_on": clock.today()}

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"action": self.object}

    def save(self, form):
        return services.complete_action(self.object, **form.cleaned_data, by=self.person)


class ActionMoveView(ActionPage, SeenRecordMixin, FormPage):
    """Set another due date, with the reason; the earlier one stays in the record (Q35)."""

    permission = "practitioners.move_action"
    denied = "Only the person whose action it is, and the one who agreed it, can move its date."
    form_class = ActionMoveForm
    title = "Move the due date"
    submit = "Move the date"
    lede = "The earlier date stays in the record."
    success_message = "The due date is moved."

    def get_initial(self):
        return {"due_on": self.object.due_on}

    def save(self, form):
        return services.move_due_date(self.object, **form.cleaned_data, by=self.person)


class ActionHandOverView(ActionPage, SeenRecordMixin, FormPage):
    """The one who agreed it, or the doer's line, gives an action to somebody else (M1)."""

    permission = "practitioners.hand_over_action"
    denied = "Only the one who agreed it, and the line of whoever has it, can give an action to somebody else."
    form_class = ActionHandOverForm
    title = "Give this action to somebody else"
    submit = "Give it to them"

    def get_lede(self):
        return f"{self.object.person} has it now. Both are told, and the due date stays as it is."

    def save(self, form):
        return services.hand_over_action(self.object, **form.cleaned_data, by=self.person)

    def get_success_message(self):
        return f"{self.result.later} does this action from now on. They are told."

    def get_success_url(self):
        seen = AgreedAction.objects.visible_to(self.request.user).filter(pk=self.object.pk).exists()
        return self.get_back()[1] if seen else reverse("practitioners:action_list")


class ActionWithdrawView(ActionPage, DraftFormMixin, FormPage):
    """The one who agreed it says that an action is no longer needed (Q90)."""

    permission = "practitioners.withdraw_action"
    denied = "Only the one who agreed it can withdraw an action."
    form_class = ActionWithdrawForm
    title = "Withdraw this action"
    submit = "Withdraw the action"
    success_message = "The action is withdrawn."

    def save(self, form):
        return services.withdraw_action(self.object, **form.cleaned_data, by=self.person)


class ActionCheckView(ActionPage, ConfirmPage):
    """The one who agreed it confirms, from the evidence, that it was done (Q35)."""

    permission = "practitioners.check_action"
    denied = "Only the one who agreed it can check an action, and nobody checks their own."
    template_name = "practitioners/action_check.html"
    title = "Check this action"
    submit = "Confirm that it is done"
    success_message = "The action is checked."

    def act(self):
        return services.check_action(self.object, by=self.person)


class ActionSendUpView(ActionPage, DraftFormMixin, FormPage):
    """The doer, the one who agreed it or their line sends an action up to the principal social worker (M12)."""

    permission = "practitioners.send_up_action"
    form_class = ActionSendUpForm
    title = "Send this action up"
    submit = "Send it up"
    success_message = "The action is sent up to the principal social worker."

    def get_lede(self):
        whose = "yours" if self.object.person_id == self.person.pk else f"{self.object.person}'s"
        return f"The principal social worker then reads it, and why it cannot be done. It stays {whose} to do."

    def save(self, form):
        return services.send_up_action(self.object, **form.cleaned_data, by=self.person)
