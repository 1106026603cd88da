"""Pages of the employer's sample of learning: drawing it, its progress, its reviewers and their feedback (Q93)."""

import datetime

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail.views.base import DraftFormMixin
from learning_org.web.views.base import FormPage, ListPage
from practitioners.forms.sampling import LATER, MYSELF, ReviewerForm, ReviewForm, SampleDrawForm
from practitioners.models import CPDSample, CPDState, SampledPiece
from practitioners.queries.sampling import pieces_of, samples_for
from practitioners.services import sampling as services
from practitioners.services.guard import day
from practitioners.tables.sampling import CPDSampleTable, SampledPieceTable

MENU = "practitioners:cpd_sample_list"
DENIED = "The principal social worker draws the employer's sample and sees its progress."


class CPDSampleListView(ListPage):
    """The samples that were drawn, with how far their reviews are."""

    model = CPDSample
    permission = "practitioners.draw_cpd_sample"
    denied = DENIED
    title = "Employer's sample of learning"
    lede = "Pieces drawn by chance and read for quality. Their authors know, and read the feedback."
    menu = MENU
    table_class = CPDSampleTable
    noun = ("sample", "samples")
    action = ("Draw a sample", "practitioners:cpd_sample_draw")
    empty_title = "No sample was drawn yet"
    empty_text = "Draw some pieces of a registration year. Each is read by somebody other than its author."

    def get_queryset(self):
        return samples_for(self.request.user)


class CPDSampleDrawView(FormPage):
    """The principal social worker draws a sample."""

    permission = "practitioners.draw_cpd_sample"
    denied = DENIED
    form_class = SampleDrawForm
    title = "Draw a sample of learning"
    lede = "Pieces are drawn by chance from those of the people in your units. Withdrawn ones are never drawn. Each author is told."
    submit = "Draw the sample"
    menu = MENU

    def get_back(self):
        return ("Back to samples", reverse(MENU))

    def get_initial(self):
        return {"size": 10, "who": LATER}

    def save(self, form):
        data = form.cleaned_data
        reviewer = self.person if data["who"] == MYSELF else None
        return services.draw_sample(year=datetime.date(int(data["year"]), 12, 1), size=data["size"], reviewer=reviewer, by=self.person)

    def get_success_message(self):
        return f"{self.result.size} of {self.result.population} pieces were drawn. Their authors are told."

    def get_success_url(self):
        return reverse("practitioners:cpd_sample_detail", args=[self.result.pk])


class CPDSampleDetailView(ListPage):
    """One sample: its pieces in the order of drawing, who reviews each and what they found."""

    model = SampledPiece
    permission = "practitioners.draw_cpd_sample"
    denied = DENIED
    menu = MENU
    table_class = SampledPieceTable
    noun = ("piece", "pieces")
    empty_title = "None of its authors is in your units any more"

    @cached_property
    def sample(self):
        return get_object_or_404(CPDSample.objects.visible_to(self.request.user).select_related("drawn_by"), pk=self.kwargs["pk"])

    def get_permission_object(self):
        return self.sample

    def get_title(self):
        return f"Sample of {day(self.sample.drawn_on)}"

    def get_crumbs(self):
        return (("Employer's sample", reverse(MENU)),)

    def get_lede(self):
        sample = self.sample
        until = f"the registration year to 30 November {sample.year.year + 1}"
        return f"{sample.size} of {sample.population} pieces of {until}, drawn by {sample.drawn_by} with the seed {sample.seed}."

    def get_queryset(self):
        return pieces_of(self.sample, self.request.user)


class SampledPiecePage(FormPage):
    """A form about one piece of a sample, closed once it is reviewed or withdrawn."""

    model = SampledPiece
    content = True
    menu = MENU

    def get_queryset(self):
        return super().get_queryset().select_related("entry__person", "sample", "reviewer")

    def get_unreadable(self, record):
        return services.WITHDRAWN

    def check_access(self):
        super().check_access()
        if self.object.entry.state == CPDState.WITHDRAWN:
            raise PermissionDenied(services.WITHDRAWN)
        if self.object.reviewed_on:
            raise PermissionDenied(f"This piece was reviewed on {day(self.object.reviewed_on)}. Its feedback is on its page.")

    def get_caption(self):
        return f"{self.object.entry.title}, by {self.object.entry.person}"


class SampledPieceReviewerView(SampledPiecePage):
    """The principal social worker chooses who reviews a piece: somebody in post, never its author."""

    permission = "practitioners.give_sampled_piece"
    denied = "The principal social worker of the author's unit says who reviews it."
    form_class = ReviewerForm
    title = "Who reviews this piece?"
    submit = "Save the reviewer"

    def get_back(self):
        return ("Back to the sample", reverse("practitioners:cpd_sample_detail", args=[self.object.sample_id]))

    def get_initial(self):
        return {"reviewer": self.object.reviewer}

    def save(self, form):
        return services.give_piece(self.object, form.cleaned_data["reviewer"], by=self.person)

    def get_success_message(self):
        return f"{self.result.reviewer} reviews it, and can read the piece."


class SampledPieceReviewView(DraftFormMixin, SampledPiecePage):
    """Its reviewer says how well the learning is recorded, to its author."""

    permission = "practitioners.review_sampled_piece"
    denied = "Only its reviewer writes the feedback. The author reads it on the page of the piece."
    template_name = "practitioners/sampled_piece_review.html"
    form_class = ReviewForm
    title = "Review a piece of learning"
    submit = "Send the feedback"
    success_message = "The feedback is sent. Its author is told."

    def get_back(self):
        return ("Back to home", "/")

    def save(self, form):
        return services.review_piece(self.object, **form.cleaned_data, by=self.person)
