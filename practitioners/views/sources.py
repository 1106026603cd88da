"""The council's list of sources of learning: kept by the principal social worker."""

from django.urls import reverse

from learning_org.web.views.base import ConfirmPage, FormPage, ListPage
from practitioners.forms.sources import SourceForm
from practitioners.models import LearningSource
from practitioners.services import sources as services
from practitioners.tables.sources import SourceTable
from practitioners.views.cpd import MENU

LIST = "practitioners:source_list"


class SourcesMixin:
    """Who keeps the list, and what it is of."""

    permission = "practitioners.keep_sources"
    denied = "The principal social worker keeps the list of sources."
    menu = MENU

    def get_back(self):
        return ("Back to sources", reverse(LIST))

    def get_success_url(self):
        return reverse(LIST)


class SourceListView(SourcesMixin, ListPage):
    """What people choose from when they record learning (P24, P25)."""

    model = LearningSource
    table_class = SourceTable
    title = "Sources of learning"
    lede = "Whoever records reading or research chooses from this list."
    noun = ("source", "sources")
    action = ("Add a source", "practitioners:source_create")
    empty_title = "No source yet"
    empty_text = "Add the information services and knowledge banks that the council pays for."

    def get_back(self):
        return None

    def get_queryset(self):
        return LearningSource.objects.order_by("-is_active", "name")


class SourceCreateView(SourcesMixin, FormPage):
    """Add a source."""

    form_class = SourceForm
    title = "Add a source"
    submit = "Add this source"
    success_message = "The source is added."

    def save(self, form):
        return services.add_source(**form.cleaned_data, by=self.person)


class OneSourceMixin(SourcesMixin):
    model = LearningSource

    def get_queryset(self):
        return LearningSource.objects.all()

    def get_caption(self):
        return self.object.name


class SourceRetireView(OneSourceMixin, ConfirmPage):
    """Offer a source no more."""

    title = "Offer this source no more?"
    text = "Pieces that name it keep it. You can offer it again."
    submit = "Offer it no more"
    success_message = "The source is offered no more."

    def act(self):
        return services.retire_source(self.object, by=self.person)


class SourceRestoreView(OneSourceMixin, ConfirmPage):
    """Offer a source again."""

    title = "Offer this source again?"
    text = "People can choose it again when they record learning."
    submit = "Offer it again"
    success_message = "The source is offered again."

    def act(self):
        return services.restore_source(self.object, by=self.person)
