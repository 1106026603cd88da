"""The page of the link in a follow-up's e-mail: one questionnaire, without signing in."""

import pghistory
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponseRedirect
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from learning_org.accounts import limits
from learning_org.questionnaires.forms import answers_form
from learning_org.questionnaires.queries import questions_of
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
class FollowUpByLinkView(FormPage):
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
        return self.closed() if self.opened[1] else super().post(request, *args, **kwargs)

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
        return HttpResponseRedirect(self.request.path)
