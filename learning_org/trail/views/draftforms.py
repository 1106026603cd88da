"""The base of forms that keep what is typed into them."""

import hashlib
import json
import uuid

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import Http404, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail import drafting
from learning_org.trail.draftkeys import DraftKey, read_key
from learning_org.trail.models import Draft
from learning_org.trail.queries import drafts_for
from learning_org.trail.views.drafts import keep_posted, posted
from learning_org.web.errors import Refused


class DraftFormMixin:
    """For a FormPage with a long text: class RecordView(DraftFormMixin, FormPage). Its templates extend trail/draft_form.html.

    What was typed is there again when the form is opened; the draft goes in the transaction in which save() makes the record; the same
    form sent twice, by a double click or a lost answer, makes one record and shows it.
    """

    template_name = "trail/draft_form.html"

    def get_draft_form(self):
        """The name under which drafts of this form are kept: the page's and the keys of its address (trail.views.anew opens it again)."""
        return ":".join([self.request.resolver_match.view_name, *map(str, self.kwargs.values())])

    def get_draft_owner(self):
        """Whose drafts they are: {"user": User}, or {"holder": what a signed link opens}."""
        return {"user": self.request.user}

    @cached_property
    def drafts(self):
        return drafts_for(self.get_draft_form(), **self.get_draft_owner())

    @cached_property
    def draft(self):
        """The draft that the page shows: while posting the form's own, else that of ?draft=, else the newest; or None."""
        wanted = str(self.draft_key.draft_id) if self.request.method == "POST" else self.request.GET.get("draft")
        named = next((draft for draft in self.drafts if str(draft.pk) == wanted), None)
        return named or (self.drafts[0] if self.drafts and self.request.method != "POST" else None)

    @cached_property
    def draft_key(self):
        name, user = self.get_draft_form(), getattr(self.get_draft_owner().get("user"), "pk", None)
        if self.request.method == "POST":
            key = read_key(self.request.POST.get("draft_key"))
            if key and key.form == name and key.user_id == user:
                return key
            return DraftKey(user, name, uuid.uuid4())
        return DraftKey(user, name, self.draft.pk if self.draft else uuid.uuid4())

    def dispatch(self, request, *args, **kwargs):
        """A form whose record was closed to its author, or taken away, while they were typing cannot be sent: its text is kept.

        Where the form itself closed it, by an earlier click, the answer of that click is given again.
        """
        try:
            return super().dispatch(request, *args, **kwargs)
        except (Http404, PermissionDenied):
            if before := self.answered_before():
                return before
            kept = keep_posted(request)
            if kept and kept.user == request.user:
                messages.info(
                    request, "This form cannot be sent any more. What you typed is kept, under “Your drafts” in the foot of the page."
                )
            raise

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        if self.request.method != "POST" and self.draft:
            kwargs["data"] = as_posted(self.draft)
        return kwargs

    def get_form(self):
        form = super().get_form()
        if self.request.method != "POST" and self.draft:
            form._errors = ErrorDict(renderer=form.renderer)  # as it was typed: judged when it is sent
        return form

    def post(self, request, *args, **kwargs):
        form = self.get_form()
        if form.is_valid():
            try:
                return self.finish(form)
            except Refused as refusal:
                form.refuse(refusal)
        elif before := self.answered_before():
            return before
        return self.render_to_response(self.get_context_data(form=form))

    def answered_before(self):
        """Where the author of this same form was led when it was sent the first time; None when it was not."""
        if self.request.method != "POST":
            return None
        before = drafting.remembered(self.draft_key.draft_id)
        return HttpResponseRedirect(before[1]) if before and before[0] == self.digest() else None

    def finish(self, form):
        """Make the record and forget the draft, in one transaction, once."""
        draft_id, digest = self.draft_key.draft_id, self.digest()
        with transaction.atomic():
            drafting.wait_for_twin(draft_id)
            if before := self.answered_before():
                return before
            result = self.write(form)
            drafting.discard_draft(draft_id, **self.get_draft_owner())
            response = self.done(result)
            drafting.remember(draft_id, digest, response.url)
        return response

    def digest(self):
        """What was sent, in short: the same form with another text is another record."""
        sent = {name: values for name, values in posted(self.request).items() if name not in drafting.NEVER_KEPT}
        return hashlib.sha256(json.dumps(sent, sort_keys=True).encode()).hexdigest()

    def get_draft_addresses(self):
        """Where its script saves, and where "Start again" leads."""
        form = self.draft_key.form
        return {"draft_save": reverse("trail:draft_save", args=[form]), "draft_discard": reverse("trail:draft_discard", args=[form])}

    def get_context_data(self, **kwargs):
        others = [] if self.request.method == "POST" else [draft for draft in self.drafts if draft != self.draft]
        context = self.get_draft_addresses() | {
            "draft": self.draft,
            "draft_others": others,
            "draft_key": self.draft_key.signed(),
            "draft_version": self.draft.version if self.draft else 0,
            "draft_shown": self.draft is not None and self.request.method != "POST",
        }
        return super().get_context_data(**context | kwargs)


def as_posted(draft: Draft):
    """A draft as the form would have been posted."""
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    return data
