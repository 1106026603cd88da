"""Pages that write: each calls one service, shows its refusal beside the field, and keeps everything that was typed."""

import copy

from django.contrib import messages
from django.forms.models import ModelForm
from django.http import HttpResponseRedirect

from learning_org.web.errors import Refused
from learning_org.web.views.page import Page, RecordMixin


class WritingMixin:
    """What a form and a confirmation share: the button, the way back, and what happens when it is done."""

    submit = "Save"
    http_method_names = ["get", "post", "head", "options"]

    def get_success_url(self):
        """Where to go when it is done: back, unless the page says otherwise."""
        return self.ask("back")[1]

    def get_success_message(self):
        return getattr(self, "success_message", "")

    def done(self, result):
        """Keep `result`, say so, and redirect, so that reloading the next page repeats nothing."""
        self.result = result
        if message := self.get_success_message():
            messages.success(self.request, message)
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"submit": self.ask("submit")} | kwargs)


class FormPage(WritingMixin, RecordMixin, Page):
    """A form, about `object` if the page has a model, whose `save(form)` calls one service with by=self.person.

    When it is done, `self.result` is what save returned: get_success_message() and get_success_url() may use it.
    """

    template_name = "web/form.html"
    form_class = None

    def get_initial(self):
        """Values to begin with: what the person would most likely type."""
        return {}

    def get_form_kwargs(self):
        kwargs = {"initial": self.get_initial(), "user": self.request.user}
        if self.request.method == "POST":
            kwargs |= {"data": self.request.POST, "files": self.request.FILES}
        if issubclass(self.form_class, ModelForm) and isinstance(self.object, self.form_class._meta.model):
            kwargs["instance"] = copy.copy(self.object)  # validation writes on it; the heading shows the stored name
        return kwargs

    def get_form(self):
        return self.form_class(**self.get_form_kwargs())

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data(form=self.get_form()))

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if form.is_valid():
            try:
                result = self.write(form)
            except Refused as refusal:
                form.refuse(refusal)
            else:
                return self.done(result)
        return self.render_to_response(self.get_context_data(form=form))

    def write(self, form):
        """What happens to a valid form: save(), and whatever a mixin puts before or after it. It may raise Refused."""
        return self.save(form)

    def save(self, form):
        """Call one service with the form's cleaned data and by=self.person; return its result. It may raise Refused."""
        raise NotImplementedError("A FormPage says which service it calls.")


class ConfirmPage(WritingMixin, RecordMixin, Page):
    """Asks once before what cannot be undone: the page says what will happen, POST calls act()."""

    template_name = "web/confirm.html"
    text = ""  # what happens then
    danger = False  # a red button for what takes something away

    def post(self, request, *args, **kwargs):
        try:
            result = self.act()
        except Refused as refusal:
            return self.render_to_response(self.get_context_data(problems=[{"href": None, "text": refusal.message}]))
        return self.done(result)

    def act(self):
        """Call one service with by=self.person; return its result. It may raise Refused."""
        raise NotImplementedError("A ConfirmPage says which service it calls.")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"text": self.ask("text"), "danger": self.danger} | kwargs)
