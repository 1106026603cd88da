"""Links to a portfolio: making one, taking it back, and the public page that it opens."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, Max
from django.http import Http404
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property

from learning_org.accounts import devices, limits
from learning_org.web import clock
from learning_org.web.views.base import ConfirmPage, FormPage, ListPage, PageView, RecordPage
from practitioners.forms.portfolio import PortfolioLinkForm
from practitioners.models import PortfolioLink
from practitioners.queries.coverage import coverage_of_pieces
from practitioners.queries.portfolio import in_full, own_pieces, without_cases
from practitioners.services import portfolio as services
from practitioners.services.guard import day
from practitioners.tables.portfolio import PortfolioLinkTable
from practitioners.views.cpd import MENU

CLOSED = {
    services.EXPIRED: "Its last day is over. Ask whoever sent it to you for another one.",
    services.REVOKED: "Whoever sent it has taken it back. Ask them if you still need it.",
    services.LEFT: "The person whose portfolio it was does not work here any more.",
}


WITH_A_PEER = "Not shown. What you learnt with a peer is part of the piece, and is shown"


class PortfolioLinkListView(ListPage):
    """The links that one made, and how often each was opened."""

    model = PortfolioLink
    title = "Links to my portfolio"
    lede = "Whoever holds a link reads the pieces that you chose, without signing in, until its last day."
    menu = MENU
    table_class = PortfolioLinkTable
    noun = ("link", "links")
    action = ("Make a link", "practitioners:portfolio_link_create")
    empty_title = "No link yet"
    empty_text = "For a panel or a new employer: choose the pieces they may read, and until when."

    def get_queryset(self):
        return super().get_queryset().annotate(opened=Count("openings"), last_opened=Max("openings__at"))

    def get_crumbs(self):
        return (("My learning", reverse(MENU)), ("My portfolio", reverse("practitioners:portfolio")))


class PortfolioLinkCreateView(FormPage):
    """Make a link to chosen pieces (S68, S69)."""

    permission = "practitioners.record_cpd"
    denied = "Somebody in post can make a link."
    form_class = PortfolioLinkForm
    title = "Make a link to my portfolio"
    lede = "They read the pieces that you tick, and nothing else. Every opening is noted, and you can take the link back."
    submit = "Make the link"
    menu = MENU
    success_message = "The link is made. Copy it, and send it to them."

    def get_back(self):
        return ("Back to links", reverse("practitioners:portfolio_link_list"))

    def get_success_url(self):
        return reverse("practitioners:portfolio_link_detail", args=[self.result.pk])

    def save(self, form):
        return services.make_portfolio_link(self.person, **form.cleaned_data, by=self.person)


class PortfolioLinkDetailView(RecordPage):
    """One link: its address, what it shows, and when it was opened."""

    model = PortfolioLink
    content = True
    template_name = "practitioners/portfolio_link_detail.html"
    menu = MENU

    def get_title(self):
        return f"Portfolio for {self.object.for_whom}"

    def get_crumbs(self):
        return (("My portfolio", reverse("practitioners:portfolio")), ("Links", reverse("practitioners:portfolio_link_list")))

    def get_context_data(self, **kwargs):
        link = self.object
        is_open = PortfolioLink.objects.open_on(clock.today()).filter(pk=link.pk).exists()
        context = {
            "address": self.request.build_absolute_uri(services.address_of(link)) if is_open else "",
            "pieces": own_pieces(link.person).filter(shown_by__link=link).only("title", "learnt_on"),
            "openings": link.openings.all()[:50],
            "opened": link.openings.count(),
            "rows": [
                ("For", link.for_whom),
                ("Opens until", day(link.last_day)),
                (
                    "Your own reflections",
                    "Shown" if link.with_reflections else WITH_A_PEER,
                ),
                ("Taken back", day(link.revoked_on) if link.revoked_on else "No"),
            ],
        }
        return super().get_context_data(**context | kwargs)


class PortfolioLinkRevokeView(ConfirmPage):
    """Take a link back."""

    model = PortfolioLink
    content = True
    permission = "practitioners.revoke_portfolio_link"
    denied = "Only the person who made this link can take it back."
    title = "Take this link back?"
    text = "From now on it opens nothing. What was read already, and when, stays noted."
    submit = "Take the link back"
    danger = True
    success_message = "The link is taken back."
    menu = MENU

    def get_back(self):
        return ("Back to the link", reverse("practitioners:portfolio_link_detail", args=[self.object.pk]))

    def act(self):
        return services.revoke_portfolio_link(self.object, by=self.person)


@method_decorator(login_not_required, name="dispatch")
class PortfolioByLinkView(PageView):
    """Public: the pieces that a link shows, read-only (policy of the owner's own making; each opening is a row that stays)."""

    template_name = "practitioners/portfolio_by_link.html"
    http_method_names = ["get", "head", "options"]

    @cached_property
    def opened(self):
        """(the PortfolioLink, why it is closed or ""). Raises Http404 for a token not made here; many of those are made to wait."""
        link, problem = services.read_portfolio_token(self.kwargs["token"])
        if link is None:
            limits.count(self.request, "portfolio_link")
            raise Http404
        return link, problem

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        add_never_cache_headers(response)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request, *args, **kwargs):
        link, problem = self.opened
        if not problem and request.method == "GET":
            services.open_portfolio_link(link, device=devices.in_words(request.headers.get("User-Agent", "")))
        response = super().get(request, *args, **kwargs)
        if problem:
            response.status_code = 410
            response._has_been_logged = True  # Django's log of refused requests holds paths
        return response

    def get_title(self):
        return "This link does not open any more" if self.opened[1] else f"Portfolio of learning: {self.opened[0].person.name}"

    def get_caption(self):
        return "" if self.opened[1] else f"For {self.opened[0].for_whom}, until {day(self.opened[0].last_day)}"

    def get_context_data(self, **kwargs):
        link, problem = self.opened
        if problem:
            return super().get_context_data(closed=CLOSED[problem], **kwargs)
        entries = in_full(own_pieces(link.person).filter(shown_by__link=link))
        coverage = coverage_of_pieces(entries, clock.today())
        pieces = [for_outsiders(entry, link.with_reflections) for entry in entries]
        return super().get_context_data(pieces=pieces, coverage=coverage, **kwargs)


def for_outsiders(entry, with_reflection):
    """A piece as readers outside the council see it: without case references, and its reflection only where its author shows that."""
    entry = without_cases(entry)
    reflection, peer = getattr(entry, "reflection", None), getattr(entry, "peer_reflection", None)
    parts = [
        ("What it was, and why it matters", entry.description),
        ("Reflection", reflection.text if reflection and with_reflection else ""),
        ("What was done differently", entry.did_differently),
        ("How well it went", entry.how_well),
        ("Is the child better off?", entry.better_for_child),
        ("Peer reflection", peer.text if peer else ""),
    ]
    return {"entry": entry, "parts": [(heading, text) for heading, text in parts if text]}
