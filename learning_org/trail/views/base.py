"""Bases for pages of the apps above: reads that are logged, forms that keep what is typed, the history of a record, signing."""

from learning_org.trail.views.conflicts import SeenRecordMixin
from learning_org.trail.views.draftforms import DraftFormMixin
from learning_org.trail.views.files import FilePage
from learning_org.trail.views.history import HistoryPage
from learning_org.trail.views.reads import ReadLogMixin
from learning_org.trail.views.signed import ReasonWayInMixin, addenda_context
from learning_org.trail.views.signing import SignPageMixin

__all__ = [
    "DraftFormMixin",
    "FilePage",
    "HistoryPage",
    "ReadLogMixin",
    "ReasonWayInMixin",
    "SeenRecordMixin",
    "SignPageMixin",
    "addenda_context",
]
