"""Nobody loses text: what is typed into a long form is kept on the server until the record is made."""

import re

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from learning_org.trail import drafting
from learning_org.trail.drafting import Typing
from learning_org.trail.draftkeys import DraftKey, read_key, read_version
from learning_org.web.errors import Refused
from learning_org.web.views import errors

PAGE_NAME = re.compile(r"[\w-]{0,40}", re.ASCII)


def posted(request):
    """The form as it was posted: names to lists of values."""
    return dict(request.POST.lists())


def typing_of(request):
    """What the page that posts says of itself; a name that no page of ours gives itself is none."""
    said = request.POST
    page = said.get("draft_page", "")
    page = page if PAGE_NAME.fullmatch(page) else ""
    return Typing(read_version(said.get("draft_version")), page, read_version(said.get("draft_turn")))


def keep_posted(request):
    """Keep a long form that cannot be taken now. Returns its Draft; None when there is none, or nothing is kept."""
    key = read_key(request.POST.get("draft_key")) if request.method == "POST" else None
    return key and drafting.keep_posted(key, data=posted(request), typing=typing_of(request))


def keep_posted_form(request):
    """Keep a long form that was posted without a session. Returns whether there was one, and its text is kept."""
    return keep_posted(request) is not None


def csrf_failure(request, reason=""):
    """A form opened before signing in anew has an old token. A long form's text is kept and shown again, to be sent once more."""
    match = request.resolver_match
    if getattr(getattr(match and match.func, "view_class", None), "answers_json", False):
        return JsonResponse({"error": "old_token"}, status=403)
    if keep_posted_form(request):
        messages.info(request, "You signed in again after opening this form. Nothing is lost: look it through, and send it once more.")
        return HttpResponseRedirect(request.get_full_path())
    return errors.csrf_failure(request, reason)


def answer_to_save(key, save):
    """What a script is answered that saves what is typed: save() is tried, and says what became of it. Always JSON, never a redirect."""
    try:
        draft = save()
    except drafting.Elsewhere as elsewhere:
        other = DraftKey(key.user_id, key.form, elsewhere.draft.pk).signed()
        return JsonResponse({"error": "elsewhere", "key": other} | saved(elsewhere.draft), status=409)
    except drafting.Finished:
        return JsonResponse({"error": "finished"}, status=410)
    except Refused as refusal:
        return JsonResponse({"error": "refused", "message": refusal.message}, status=413)
    return JsonResponse(saved(draft))


def saved(draft):
    return {"saved_at": draft.saved_at.isoformat(), "version": draft.version}


class DraftSaveView(View):
    """Takes what somebody is typing, every few seconds, from static/js/draft.mjs."""

    answers_json = True
    without_second_step = True
    http_method_names = ["post"]

    @staticmethod
    def signed_out(request):
        """Somebody whose session has ended is told so; what they typed is kept for them all the same, as a posted form is."""
        draft = keep_posted(request)
        return JsonResponse({"error": "signed_out"} | (saved(draft) if draft else {}), status=401)

    def post(self, request, form):
        key = read_key(request.POST.get("draft_key"))
        if key is None or key.form != form:
            return JsonResponse({"error": "no_such_form"}, status=400)
        if key.user_id != request.user.pk:
            return JsonResponse({"error": "somebody_else"}, status=403)
        words = {"user": request.user, "form": form, "data": posted(request), "typing": typing_of(request)}
        return answer_to_save(key, lambda: drafting.save_draft(key.draft_id, **words))


class DraftDiscardView(View):
    """Start again: throws a draft away and opens its form empty."""

    http_method_names = ["post"]

    def post(self, request, form):
        key = read_key(request.POST.get("draft_key"))
        if key and key.form == form and key.user_id == request.user.pk:
            drafting.discard_draft(key.draft_id, user=request.user)
        to = request.POST.get("next", "")
        return HttpResponseRedirect(to if url_has_allowed_host_and_scheme(to, allowed_hosts=None) else "/")
