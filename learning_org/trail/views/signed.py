"""Pages about one signed kind of record, whichever app it is of: opening one with a reason, and adding an addendum."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail import registries
from learning_org.trail.adding import add_addendum, addenda_of
from learning_org.trail.forms import AddendumForm, ReasonForm
from learning_org.trail.granted import open_grant
from learning_org.trail.opening import open_with_reason
from learning_org.trail.views.draftforms import DraftFormMixin
from learning_org.web.views.base import FormPage


class ReasonWayInMixin:
    """For the pages of a signed kind of record: whoever may open it with a reason is offered that where they are refused."""

    def get_way_in(self, record):
        kind = registries.signed_kind(record._meta.label_lower)
        if not kind.reason_permission or not self.request.user.has_perm(kind.reason_permission, record):
            return None
        return ("Open it with a reason", reverse("trail:reason_create", args=[kind.label, record.pk]))


def addenda_context(record, user):
    """What trail/addenda.html shows below a record: nothing before it is locked."""
    if record.locked_at is None:
        return {}
    kind = registries.signed_kind(record._meta.label_lower)
    url = reverse("trail:addendum_create", args=[kind.label, record.pk])
    return {"addenda": addenda_of(record), "may_add": user.has_perm(kind.add_permission, record), "add_url": url}


class SignedKindMixin:
    """The record of an address such as /reasons/supervision.supervisionsession/12/: its kind says which model and which permission."""

    @cached_property
    def kind(self):
        """The SignedKind that the address names. Raises Http404."""
        try:
            kind = registries.signed_kind(self.kwargs["kind"])
        except KeyError:
            raise Http404 from None
        if not kind.url_name:
            raise Http404
        return kind

    @property
    def model(self):
        return self.kind.model

    def get_caption(self):
        return self.kind.title(self.object)

    @property
    def record_url(self):
        return reverse(self.kind.url_name, args=[self.object.pk])


class ReasonCreateView(SignedKindMixin, DraftFormMixin, FormPage):
    """Say why one record has to be opened. Those whom it concerns are told at once (policy, "reason")."""

    form_class = ReasonForm
    template_name = "trail/reason_form.html"
    title = "Open with a reason"
    submit = "Open it, and tell them"
    success_message = "It is open to you now. The people concerned are told."

    @property
    def permission(self):
        return self.kind.reason_permission or "trail.never"

    def get_denied(self):
        return f"{self.kind.name}: your role does not include opening this with a reason. Those who take part in it can tell you."

    def get_back(self):
        return ("Back to the list", reverse(self.kind.list_url))

    def get_success_url(self):
        return self.record_url

    def get(self, request, *args, **kwargs):
        if open_grant(self.object, request.user):
            messages.info(request, "You have this open with a reason already.")
            return HttpResponseRedirect(self.record_url)
        return super().get(request, *args, **kwargs)

    def save(self, form):
        return open_with_reason(self.object, reason=form.cleaned_data["reason"], by=self.person)

    def get_context_data(self, **kwargs):
        people = sorted(set(self.kind.parties(self.object)) - {self.person}, key=lambda person: person.sort_key)
        return super().get_context_data(people=people, hours=settings.REASON_HOURS, **kwargs)


class AddendumCreateView(SignedKindMixin, DraftFormMixin, FormPage):
    """Add to a record that is signed, with one's own password. The record stays as it is."""

    content = True
    form_class = AddendumForm
    template_name = "trail/draft_form.html"
    title = "Add to a signed record"
    lede = "What was signed stays as it is. What you add stands below it, signed by you, and cannot be changed either."
    submit = "Sign and add"
    success_message = "Your addendum is signed and stands below the record. The other is told."

    @property
    def permission(self):
        return self.kind.add_permission or "trail.never"

    def get_denied(self):
        return "Only those who signed this record can add to it."

    def get_unreadable(self, record):
        return self.get_denied()

    def get_back(self):
        return (f"Back to the {self.kind.name.lower()}", self.record_url)

    def get(self, request, *args, **kwargs):
        if self.object.locked_at is None:
            messages.info(request, "This is not signed by both yet, so it can still be changed.")
            return HttpResponseRedirect(self.record_url)
        return super().get(request, *args, **kwargs)

    def get_success_url(self):
        return f"{self.record_url}#addenda"

    def save(self, form):
        return add_addendum(self.object, text=form.cleaned_data["text"], by=self.person)
