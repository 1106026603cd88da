"""Bases for pages of the apps above: reads that are logged, forms that keep what is typed, the history of a record, signing."""

from learning_org.trail.views.drafts import DraftFormMixin
from learning_org.trail.views.history import HistoryPage
from learning_org.trail.views.reads import ReadLogMixin
from learning_org.trail.views.signing import SignPageMixin

__all__ = ["DraftFormMixin", "HistoryPage", "ReadLogMixin", "SignPageMixin"]
