"""One's portfolio: which pieces, as PDF, CSV or JSON; and a piece's text for the regulator's form."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.web import clock
from learning_org.web.pdf import PdfUnavailable, render_pdf
from learning_org.web.views.base import ExportPage, Page, PageView, RecordPage
from practitioners.forms.portfolio import CasesForm, PortfolioForm
from practitioners.models import CPDEntry
from practitioners.queries.coverage import coverage_of_pieces
from practitioners.queries.cpd import with_parts
from practitioners.queries.portfolio import MOST, in_full, regulator_boxes, without_cases
from practitioners.queries.registration import own_status
from practitioners.views.cpd import LEARNING_COLUMNS, MENU, standards_in_words


class CasesMixin:
    """Whether case references are left out: as the address says, and when it says nothing, they are."""

    cases_form = CasesForm

    @cached_property
    def form(self):
        return self.cases_form(self.request.GET, user=self.request.user)

    @property
    def leaves_cases_out(self):
        return not self.form.is_valid() or self.form.cleaned_data["without_cases"]

    @property
    def cases_in_words(self):
        """What a file says of itself."""
        return "left out" if self.leaves_cases_out else "printed in full"

    def for_reading(self, entry):
        return without_cases(entry) if self.leaves_cases_out else entry


class PortfolioMixin(CasesMixin):
    """What is asked for in the address: dates, pieces, reflections, case references."""

    menu = MENU
    cases_form = PortfolioForm


class PortfolioView(PortfolioMixin, PageView):
    """Choose dates and pieces, and take them along (S68, S69; experience: "take my record with me")."""

    title = "My portfolio"
    lede = "Your learning as a file that is yours: for a panel, a new job or the regulator."
    template_name = "practitioners/portfolio.html"

    def get_crumbs(self):
        return (("My learning", reverse(MENU)),)

    def get_context_data(self, **kwargs):
        form = self.form
        if form.is_valid():
            form.offer(form.cleaned_data["first"], form.cleaned_data["last"])
        return super().get_context_data(form=form, **kwargs)


class PortfolioFile(PortfolioMixin, Page):
    """Base of the files: what cannot be used is explained on the page."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return HttpResponseRedirect(f"{reverse('practitioners:portfolio')}?{request.GET.urlencode()}")
        return self.answer()

    def get_entries(self):
        return [self.for_reading(entry) for entry in in_full(self.form.chosen())]

    @property
    def with_reflections(self):
        return not self.form.cleaned_data["without_reflections"]

    def as_file(self, response, ending):
        response["Content-Disposition"] = f'attachment; filename="portfolio-{clock.today():%Y-%m-%d}.{ending}"'
        return response


class PortfolioPDFView(PortfolioFile):
    """A tagged PDF with contents, coverage of the standards and the pieces; where PDF files cannot be made, the page says why."""

    def answer(self):
        on, entries, form = clock.today(), self.get_entries(), self.form.cleaned_data
        context = {
            "person": self.person,
            "title": f"Portfolio of learning: {self.person.name}",
            "author": self.person.name,
            "on": on,
            "first": form["first"],
            "last": form["last"],
            "entries": entries,
            "more": self.form.chosen().count() - len(entries),
            "coverage": coverage_of_pieces(entries, on),
            "status": own_status(self.request.user, on),
            "with_reflections": self.with_reflections,
            "cases": self.cases_in_words,
        }
        try:
            content = render_pdf("practitioners/cpd_portfolio.html", context)
        except PdfUnavailable as missing:
            messages.warning(self.request, str(missing))
            return HttpResponseRedirect(reverse("practitioners:portfolio"))
        return self.as_file(HttpResponse(content, content_type="application/pdf"), "pdf")


class PortfolioExportView(PortfolioMixin, ExportPage):
    """The same pieces as CSV."""

    filename = "portfolio"
    list_url = "practitioners:portfolio"

    def get(self, request, *args, **kwargs):
        if not self.form.is_valid():
            return HttpResponseRedirect(f"{reverse(self.list_url)}?{request.GET.urlencode()}")
        return super().get(request, *args, **kwargs)

    @property
    def columns(self):
        left_out = ("Reflection",) if self.form.cleaned_data["without_reflections"] else ()
        columns = [column for column in LEARNING_COLUMNS if column[0] not in left_out]
        return [*columns, (f"Case references are {self.cases_in_words}", lambda entry: "")]

    def get_records(self):
        return (self.for_reading(entry) for entry in with_parts(self.form.chosen()).iterator(chunk_size=2000))


class PortfolioJSONView(PortfolioFile):
    """The same pieces as JSON, for another system."""

    def answer(self):
        pieces = [piece_as_json(entry, self.with_reflections) for entry in self.get_entries()]
        left_out = self.form.chosen().count() - len(pieces) if len(pieces) == MOST else 0
        about = {"person": self.person.name, "made_on": clock.today(), "case_references": self.cases_in_words}
        about |= {"earlier_pieces_left_out": left_out, "pieces": pieces}
        return self.as_file(JsonResponse(about, json_dumps_params={"indent": 2, "ensure_ascii": False}), "json")


def piece_as_json(entry, with_reflection):
    """A piece as plain values, its parts by the names of the page."""
    reflection, peer = getattr(entry, "reflection", None), getattr(entry, "peer_reflection", None)
    return {
        "title": entry.title,
        "kind": entry.get_kind_display(),
        "date": entry.learnt_on,
        "hours": entry.hours,
        "description": entry.description,
        "reflection": reflection.text if reflection and with_reflection else None,
        "what_i_did_differently": entry.did_differently,
        "how_well_it_went": entry.how_well,
        "whether_the_child_is_better_off": entry.better_for_child,
        "peer": {"with": peer.peer_name, "learnt": peer.text, "added": peer.added} if peer else None,
        "standards": [part for part in standards_in_words(entry).split("; ") if part],
        "research": entry.source,
        "found_in": entry.found_in.name if entry.found_in else None,
        "case_reference": entry.case_reference.reference if entry.case_reference else None,
        "shared_with": entry.passed_on,
    }


class CPDRegulatorView(CasesMixin, RecordPage):
    """A piece as the boxes of the regulator's form, each with a button that copies it (domain facts, section 1)."""

    model = CPDEntry
    content = True
    permission = "practitioners.change_cpd"
    denied = "Only the author copies their learning into the regulator's form."
    template_name = "practitioners/cpd_regulator.html"
    title = "Text for the regulator’s form"
    lede = "One box after the other, in the form’s order. Nothing is sent from here: you enter it yourself."
    menu = MENU

    def get_queryset(self):
        return with_parts(super().get_queryset())

    def get_caption(self):
        return self.object.title

    def get_back(self):
        return ("Back to the piece", reverse("practitioners:cpd_detail", args=[self.object.pk]))

    def get_context_data(self, **kwargs):
        shown = self.for_reading(self.object)
        return super().get_context_data(boxes=regulator_boxes(shown), cases=self.cases_in_words, form=self.form, **kwargs)
