"""The bases that every page is made of (docs/adding-a-page.md)."""

from learning_org.web.views.forms import ConfirmPage, FormPage
from learning_org.web.views.lists import ExportPage, ListPage, SetMixin
from learning_org.web.views.page import Page, PageView, RecordMixin, RecordPage

__all__ = ["ConfirmPage", "ExportPage", "FormPage", "ListPage", "Page", "PageView", "RecordMixin", "RecordPage", "SetMixin"]
