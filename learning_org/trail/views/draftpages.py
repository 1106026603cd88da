"""What one has begun to write and not finished: the list, and one text."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from learning_org.trail import drafting, pagenames, seen
from learning_org.trail.draftkeys import DraftKey
from learning_org.trail.models import Draft
from learning_org.trail.tables import DraftTable
from learning_org.trail.views.anew import page_of
from learning_org.trail.views.draftforms import as_posted
from learning_org.web.views.base import ListPage, RecordPage

KEPT = "Only you can read them. A text that you do not go on with is cleared away after some time: the list says when."


class DraftListView(ListPage):
    """My drafts, those that I wrote in last first."""

    model = Draft
    table_class = DraftTable
    title = "Your drafts"
    lede = KEPT
    noun = ("draft", "drafts")
    empty_title = "You have no drafts"
    empty_text = "What you type into a long form is kept here until you send the form."


class DraftDetailView(RecordPage):
    """One draft as it was typed, with the way back to its form. It is shown as long as its author may open the record that it is about."""

    model = Draft
    template_name = "trail/draft_detail.html"

    def get_back(self):
        return ("Back to your drafts", reverse("trail:draft_list"))

    def get_title(self):
        return pagenames.draft_in_words(self.object.form)

    @cached_property
    def opened(self):
        """(address, the page of the form), or (None, None) where its record is closed to the author or gone."""
        try:
            return page_of(self.object.form, self.request)
        except (Http404, PermissionDenied):
            return None, None

    def get_context_data(self, **kwargs):
        address, page = self.opened
        context = {
            "open_at": address and f"{address}?draft={self.object.pk}",
            "texts": texts_of(self.object, page) if page else [],
            "kept_until": drafting.kept_until(self.object),
            "draft_key": DraftKey(self.request.user.pk, self.object.form, self.object.pk).signed(),
            "draft_discard": reverse("trail:draft_discard", args=[self.object.form]),
        }
        return super().get_context_data(**context | kwargs)


def texts_of(draft, page):
    """[(label, text)] of what is filled in, in the words and the order of its form."""
    form = page.get_form()
    form.data = as_posted(draft)
    said = [(field.label or name, seen.in_words(field, seen.typed(form, name))) for name, field in form.fields.items()]
    return [(label, text) for label, text in said if text.strip()]
