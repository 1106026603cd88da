"""What the pages of one appraisal share: the record, who may read it, and the way back."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse

from appraisal.models import Appraisal, AppraisalState
from appraisal.services.shared import SIGNED, STARTED_SIGNING
from learning_org.trail.views.base import ReasonWayInMixin

MENU = "appraisal:appraisal_list"
RELATED = ("cycle", "appraisee", "appraiser", "sent_back_by", "own_response", "appraiser_response")


def detail_url(appraisal, part=""):
    """The address of an appraisal's page, or of a part of it."""
    return reverse("appraisal:appraisal_detail", args=[appraisal.pk]) + (f"#{part}" if part else "")


class AppraisalPage(ReasonWayInMixin):
    """One appraisal: its content is for the two and the appraiser's line manager (policy, "appraisal")."""

    model = Appraisal
    content = True
    menu = MENU
    part = ""  # where on the appraisal's page the way back leads

    @property
    def appraisal(self):
        return self.object

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def get_unreadable(self, record):
        return (
            f"Only {record.appraisee}, {record.appraiser} and the line manager of {record.appraiser} can read this appraisal. "
            "You see that it exists, and its state, in the list. Ask one of the two to tell you what you need to know."
        )

    def get_denied(self):
        return f"Only {self.appraisal.appraisee} and {self.appraisal.appraiser} work on this appraisal."

    def get_caption(self):
        own = self.appraisal.appraisee_id == self.request.user.access.person_id
        return f"Your appraisal {self.appraisal.cycle}" if own else f"Appraisal {self.appraisal.cycle} of {self.appraisal.appraisee}"

    def get_back(self):
        return ("Back to the appraisal", detail_url(self.appraisal, self.part))


class PreparingMixin:
    """For what can be done only while an appraisal is being prepared: later the page says why not, and shows the appraisal."""

    def get(self, request, *args, **kwargs):
        if self.appraisal.state != AppraisalState.PREPARING:
            messages.info(request, SIGNED if self.appraisal.state == AppraisalState.SIGNED else STARTED_SIGNING)
            return HttpResponseRedirect(detail_url(self.appraisal))
        return super().get(request, *args, **kwargs)


class PartPage(AppraisalPage):
    """A target or a piece of evidence, by its own key."""

    @property
    def appraisal(self):
        return self.object.appraisal

    def get_queryset(self):
        queryset = self.model._default_manager.visible_to(self.request.user)
        return queryset.select_related(*(f"appraisal__{name}" for name in RELATED))

    def get_unreadable(self, record):
        return super().get_unreadable(record.appraisal)

    def get_way_in(self, record):
        return super().get_way_in(record.appraisal)
