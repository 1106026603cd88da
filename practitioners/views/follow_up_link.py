"""The page of the link in a follow-up's e-mail: one questionnaire, without signing in."""

import pghistory
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from learning_org.accounts import limits
from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.queries import questions_of
from learning_org.trail import drafting
from learning_org.trail.draftkeys import read_key
from learning_org.trail.views.base import DraftFormMixin
from learning_org.trail.views.drafts import answer_to_save, posted, typing_of
from learning_org.web.views.base import FormPage
from practitioners.queries import impact as queries
from practitioners.queries.asked import version_asked
from practitioners.services import links
from practitioners.services.impact import answer_follow_up

CLOSED = {
    links.ANSWERED: ("Your answers are in", "Thank you. They stay as they are, and your line manager is asked for a comment."),
    links.EXPIRED: ("This link has run out", "It worked for 60 days. Sign in to answer: the questions are still open under Follow-ups."),
    links.LEFT: ("This link does not work any more", "These questions are for people who work here."),
    links.WITHDRAWN: ("This link does not work any more", "These questions were withdrawn. No answer is needed."),
}


# No token against forged forms: the page takes no authority from a cookie, only from its address, which no other site knows; and a
# browser that sends no referrer names no origin either, which the check would refuse.
@method_decorator([login_not_required, csrf_exempt, sensitive_post_parameters()], name="dispatch")
class FollowUpByLinkView(DraftFormMixin, FormPage):
    """Public: answer the one questionnaire that the link was signed for (policy, "Follow-up link")."""

    template_name = "practitioners/follow_up_by_link.html"
    submit = "Send my answers"

    @cached_property
    def opened(self):
        """(the ImpactFollowUp of the link, why it is closed or ""). Raises Http404 for a link that was not made here, and shows the 429
        page after many of those: a right link is opened however many wrong ones came from the same office."""
        follow_up, problem = links.read_token(self.kwargs["token"])
        if follow_up is None:
            limits.count(self.request, "follow_up_link")
            raise Http404
        return follow_up, problem

    @cached_property
    def form_class(self):
        return answers_form(questions_of(version_asked(self.opened[0])))

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_title(self):
        return CLOSED[self.opened[1]][0] if self.opened[1] else "What became of it?"

    def get_caption(self):
        return "" if self.opened[1] else self.opened[0].about

    def get_lede(self):
        return "" if self.opened[1] else "About 3 minutes. Your line manager reads your answers and adds what they have seen."

    def get(self, request, *args, **kwargs):
        return self.closed() if self.opened[1] else super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """The answers; or, from the page's script, what is typed so far (?keep); or to begin again (?discard)."""
        if "keep" in request.GET:
            return self.keep()
        if self.opened[1]:
            return self.closed()
        if "discard" in request.GET:
            drafting.discard_draft(self.draft_key.draft_id, **self.get_draft_owner())
            return HttpResponseRedirect(request.path)
        return super().post(request, *args, **kwargs)

    def answered_before(self):
        """Nothing is asked again of a link that was not made here: it is counted once."""
        return super().answered_before() if links.read_token(self.kwargs["token"])[0] else None

    def get_draft_form(self):
        return self.request.resolver_match.view_name  # never the token, which opens the page

    def get_draft_owner(self):
        """As private as the link: whoever holds one to this questionnaire, and nobody who is signed in."""
        return {"holder": f"follow_up:{self.opened[0].pk}"}

    def get_draft_addresses(self):
        return {"draft_save": "?keep", "draft_discard": "?discard"}

    def keep(self):
        key = read_key(self.request.POST.get("draft_key"))
        if self.opened[1]:
            response = JsonResponse({"error": "finished"}, status=410)
        elif key is None or key.form != self.get_draft_form() or key.user_id is not None:
            response = JsonResponse({"error": "no_such_form"}, status=400)
        else:
            words = {"form": key.form, "data": posted(self.request), "typing": typing_of(self.request)} | self.get_draft_owner()
            response = answer_to_save(key, lambda: drafting.save_draft(key.draft_id, **words))
        response._has_been_logged = True  # Django's log of refused requests holds paths
        return response

    def closed(self):
        """Why there is nothing to answer: said without a name, a title or an answer."""
        reason = self.opened[1]
        context = {"page": {name: self.ask(name) for name in self.FRAME}, "closed": CLOSED[reason][1], "sign_in": reason == links.EXPIRED}
        response = self.render_to_response(context, status=200 if reason == links.ANSWERED else 410)
        response._has_been_logged = True  # Django's log of refused requests holds paths
        return response

    def get_context_data(self, **kwargs):
        row = self.opened[0]
        return super().get_context_data(**{"follow_up": row, "ratings": queries.ratings(row)[:2]} | kwargs)

    def save(self, form):
        """As the participant, whoever is signed in on this machine; the history names them where nobody is."""
        follow_up = self.opened[0]
        who = {} if self.request.user.is_authenticated else {"person": follow_up.person_id}
        with pghistory.context(**who):
            return answer_follow_up(follow_up, form.answers, by=follow_up.person)

    def done(self, result):
        return HttpResponseRedirect("?")  # the page itself: its address, with the token, is remembered nowhere
