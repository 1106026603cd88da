"""Nobody loses text: what is typed into a long form is kept on the server until the record is made."""

import contextlib
import hashlib
import json
import uuid

from django.contrib import messages
from django.core.cache import cache
from django.db import connection, transaction
from django.forms.utils import ErrorDict
from django.http import HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from redis.exceptions import RedisError

from learning_org.trail import services
from learning_org.trail.draftkeys import DraftKey, read_key, read_version
from learning_org.trail.models import Draft
from learning_org.trail.queries import drafts_for
from learning_org.web.errors import Refused
from learning_org.web.views import errors


def posted(request):
    """The form as it was posted: names to lists of values."""
    return dict(request.POST.lists())


def keep_posted_form(request):
    """Keep a long form that was posted without a session. Returns whether there was one, and its text is kept."""
    key = read_key(request.POST.get("draft_key")) if request.method == "POST" else None
    return bool(key) and services.keep_posted(key, data=posted(request), version=read_version(request.POST.get("draft_version")))


def csrf_failure(request, reason=""):
    """A form opened before signing in anew has an old token. A long form's text is kept and shown again, to be sent once more."""
    match = request.resolver_match
    if getattr(getattr(match and match.func, "view_class", None), "answers_json", False):
        return JsonResponse({"error": "old_token"}, status=403)
    if keep_posted_form(request):
        messages.info(request, "You signed in again after opening this form. Nothing is lost: look it through, and send it once more.")
        return HttpResponseRedirect(request.get_full_path())
    return errors.csrf_failure(request, reason)


class DraftSaveView(View):
    """Takes what somebody is typing, every few seconds, from static/js/draft.mjs. Always answers in JSON, never with a redirect."""

    answers_json = True
    http_method_names = ["post"]

    def post(self, request, form):
        key = read_key(request.POST.get("draft_key"))
        if key is None or key.form != form:
            return JsonResponse({"error": "no_such_form"}, status=400)
        if key.user_id != request.user.pk:
            return JsonResponse({"error": "somebody_else"}, status=403)
        version = read_version(request.POST.get("draft_version"))
        try:
            draft = services.save_draft(key.draft_id, user=request.user, form=form, data=posted(request), version=version)
        except services.Elsewhere as elsewhere:
            other = DraftKey(key.user_id, form, elsewhere.draft.pk).signed()
            return JsonResponse({"error": "elsewhere", "key": other} | saved(elsewhere.draft), status=409)
        except services.Finished:
            return JsonResponse({"error": "finished"}, status=410)
        except Refused as refusal:
    without_second_step = True
            return JsonResponse({"error": "refused", "message": refusal.message}, status=413)
        return JsonResponse(saved(draft))


def saved(draft):
    return {"saved_at": draft.saved_at.isoformat(), "version": draft.version}


class DraftDiscardView(View):
    """Start again: throws a draft away and opens its form empty."""

    http_method_names = ["post"]

    def post(self, request, form):
        key = read_key(request.POST.get("draft_key"))
        if key and key.form == form and key.user_id == request.user.pk:
            services.discard_draft(key.draft_id, user=request.user)
        to = request.POST.get("next", "")
        return HttpResponseRedirect(to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else "/")


class DraftFormMixin:
    """For a FormPage with a long text: class RecordView(DraftFormMixin, FormPage). Its templates extend trail/draft_form.html.

    What was typed is there again when the form is opened; the draft goes in the transaction in which save() makes the record; the same
    form sent twice, by a double click or a lost answer, makes one record and shows it.
    """

    template_name = "trail/draft_form.html"

    def get_draft_form(self):
        """The name under which drafts of this form are kept: the page's, with the record's number when there is one."""
        name = self.request.resolver_match.view_name
        return f"{name}:{self.object.pk}" if self.object is not None else name

    @cached_property
    def drafts(self):
        return drafts_for(self.request.user, self.get_draft_form())

    @cached_property
    def draft(self):
        """The draft that the page shows: while posting the form's own, else that of ?draft=, else the newest; or None."""
        wanted = str(self.draft_key.draft_id) if self.request.method == "POST" else self.request.GET.get("draft")
        named = next((draft for draft in self.drafts if str(draft.pk) == wanted), None)
        return named or (self.drafts[0] if self.drafts and self.request.method != "POST" else None)

    @cached_property
    def draft_key(self):
        name, user = self.get_draft_form(), self.request.user.pk
        if self.request.method == "POST":
            key = read_key(self.request.POST.get("draft_key"))
            if key and key.form == name and key.user_id == user:
                return key
            return DraftKey(user, name, uuid.uuid4())
        return DraftKey(user, name, self.draft.pk if self.draft else uuid.uuid4())

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
        return self.render_to_response(self.get_context_data(form=form))

    def finish(self, form):
        """Make the record and forget the draft, in one transaction, once."""
        remembered, digest = f"finished-form:{self.draft_key.draft_id}", self.digest()
        try:
            with transaction.atomic():
                wait_for_twin(self.draft_key.draft_id)
                before = self.remembered(remembered)
                if before and before[0] == digest:
                    return HttpResponseRedirect(before[1])
                result = self.save(form)
                services.discard_draft(self.draft_key.draft_id, user=self.request.user)
                response = self.done(result)
                with contextlib.suppress(RedisError):  # a cache that is away must not undo the record
                    cache.set(remembered, (digest, response.url), timeout=86_400)
        except Exception:
            with contextlib.suppress(RedisError):
                cache.delete(remembered)
            raise
        return response

    @staticmethod
    def remembered(key):
        """(digest, address) of the answer to this form, if it was finished before; None too when the cache is away."""
        with contextlib.suppress(RedisError):
            return cache.get(key)
        return None

    def digest(self):
        """What was sent, in short: the same form with another text is another record."""
        sent = {name: values for name, values in posted(self.request).items() if name not in services.NEVER_KEPT}
        return hashlib.sha256(json.dumps(sent, sort_keys=True).encode()).hexdigest()

    def get_context_data(self, **kwargs):
        others = [] if self.request.method == "POST" else [draft for draft in self.drafts if draft != self.draft]
        context = {
            "draft": self.draft,
            "draft_others": others,
            "draft_key": self.draft_key.signed(),
            "draft_version": self.draft.version if self.draft else 0,
            "draft_save": reverse("trail:draft_save", args=[self.draft_key.form]),
            "draft_discard": reverse("trail:draft_discard", args=[self.draft_key.form]),
            "draft_shown": self.draft is not None and self.request.method != "POST",
        }
        return super().get_context_data(**context | kwargs)


def as_posted(draft: Draft):
    """A draft as the form would have been posted."""
    data = QueryDict(mutable=True)
    for name, values in draft.data.items():
        data.setlist(name, values)
    return data


def wait_for_twin(draft_id):
    """Wait until another request with the same form has ended, if there is one. To be called inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(draft_id.bytes[:8], signed=True)])
