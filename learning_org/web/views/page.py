"""A page, and a page about one record: who may open it is decided here, before anything is read."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404
from django.utils.cache import add_never_cache_headers
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from learning_org.web.errors import Unreadable
from learning_org.web.reads import note_read


class Page(TemplateView):
    """What all pages have. Every attribute of the frame can be a method `get_<name>()` instead (docs/adding-a-page.md)."""

    template_name = "web/page.html"
    title = ""
    caption = ""  # where you are, or the state: above the heading
    lede = ""  # the answer in one sentence: below the heading
    menu = ""  # name of the menu item that this page is part of
    wide = False  # boards, charts and long records use 1200 pixels
    back = None  # (text, url)
    crumbs = ()  # (text, url), from the top down, without this page
    permission = None  # "app.verb_noun": asked of the object, if the page has one
    denied = ""  # who can, and how to ask: shown on the 403 page
    FRAME = ("title", "caption", "lede", "menu", "wide", "back", "crumbs")

    @property
    def person(self):
        """The Person signed in: the `by=` of every service."""
        return self.request.user.person

    def ask(self, name):
        """The frame's attribute `name`, or what `get_<name>()` returns where the page has one."""
        getter = getattr(self, f"get_{name}", None)
        return getter() if getter else getattr(self, name)

    def dispatch(self, request, *args, **kwargs):
        self.check_access()
        response = super().dispatch(request, *args, **kwargs)
        if self.shows_content() and request.method in ("GET", "POST") and response.status_code == 200:
            note_read(self)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response

    def shows_content(self):
        """Whether what the page shows is somebody's content, so that opening it is noted; records say so by `content`."""
        return False

    def get_permission_object(self):
        """What the permission is asked of: nothing (None) for a page that has no record of its own."""

    def check_access(self):
        """Raise PermissionDenied (403) unless the person may open this page; records raise Http404 before that."""
        target = self.get_permission_object()
        if self.permission and not self.request.user.has_perm(self.permission, target):
            raise PermissionDenied(self.ask("denied"))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"page": {name: self.ask(name) for name in self.FRAME}} | kwargs)


class PageView(Page):
    """A page with a template of its own and no record."""


class RecordMixin:
    """One record, fetched once through the sets of what the person may know (404) and read (403)."""

    model = None
    content = False  # True where the page shows the record's content: readable_by is asked too, and the reading is noted
    logs_read = None  # where the reading is noted by another measure than `content`
    pk_url_kwarg = "pk"

    def shows_content(self):
        return self.object is not None and (self.content if self.logs_read is None else self.logs_read)

    def get_queryset(self):
        """The records that may be known to exist: anything outside is a 404."""
        return self.model._default_manager.visible_to(self.request.user)

    @cached_property
    def object(self):
        """The record of the address, or None on a page without a model. Raises Http404, PermissionDenied."""
        if self.model is None:
            return None
        queryset = self.get_queryset()
        if self.content:
            readable = self.model._default_manager.readable_by(self.request.user).filter(pk=OuterRef("pk")).order_by()
            queryset = queryset.annotate(may_be_read=Exists(readable))
        record = get_object_or_404(queryset, pk=self.kwargs[self.pk_url_kwarg])
        if self.content and not record.may_be_read:
            raise Unreadable(self.get_unreadable(record), self.get_way_in(record))
        return record

    def get_unreadable(self, record):
        """What the 403 page says to somebody who may know of `record` but not read it: who can, and how to ask."""
        return self.denied

    def get_way_in(self, record):
        """(text, url) of what somebody may do who may know of `record` but not read it, or None."""

    def get_permission_object(self):
        return self.object

    def get_context_data(self, **kwargs):
        context = {"object": self.object}
        if self.object is not None:
            context[self.object._meta.model_name] = self.object
        return super().get_context_data(**context | kwargs)


class RecordPage(RecordMixin, Page):
    """One record, its template extending web/record.html."""

    template_name = "web/record.html"

    def get_title(self):
        return self.title or str(self.object)
