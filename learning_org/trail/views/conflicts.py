"""Two people, or two tabs, on one record: the second is told, sees the difference, and loses nothing."""

import dataclasses

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from learning_org.trail import seen
from learning_org.trail.queries import last_change
from learning_org.trail.views.anew import anew
from learning_org.web import clock
from learning_org.web.errors import Refused

SEEN = "record_seen"


@dataclasses.dataclass(frozen=True)
class Conflict:
    """What was changed meanwhile: in one sentence by whom and when, and part by part."""

    sentence: str
    parts: tuple


class SeenRecordMixin:
    """For a FormPage that changes something that is there: class CaseEditView(SeenRecordMixin, DraftFormMixin, FormPage).

    Its form carries a stamp of each value that it showed. Before save(), under the record's lock, the page is opened anew; where a value
    is neither what was shown nor what is typed, nothing is written: the page says who changed it and when, shows both texts and their
    difference, keeps all that was typed, puts in what the other wrote where its author had changed nothing, and may be sent again.

    `get_lock()` says which row the service locks first, `get_changed()` whose history tells who changed it. A form sent without stamps
    (no page of ours does so) is not compared.
    """

    def get_lock(self):
        """The record whose row guards what the form changes: the one that the service locks first."""
        return self.object

    def get_changed(self):
        """The records, all of one model, whose history tells who changed it. Asked of the page opened anew."""
        return [self.object]

    @property
    def opened_with(self):
        """{name: stamp} of what the form showed that is being sent, or whose draft is shown."""
        if self.request.method == "POST":
            return seen.read_stamps(self.request.POST.get(SEEN))
        draft = getattr(self, "draft", None)
        return seen.read_stamps(next(iter(draft.data.get(SEEN, [])), "")) if draft else {}

    def write(self, form):
        with transaction.atomic():
            lock = self.get_lock()
            type(lock)._base_manager.select_for_update(no_key=True, of=("self",)).filter(pk=lock.pk).first()
            page = anew(self)
            if parts := seen.parts_of(form, page.get_form(), self.opened_with):
                raise Refused(f"{self.changed_by(page)} {after(parts)}")
            return super().write(form)

    def changed_by(self, page):
        """Who changed it, and when: one sentence."""
        change = last_change(list(page.get_changed()))
        if change is None:
            return "This was changed after you opened it."
        who, at = change[0], timezone.localtime(change[1])
        when = f"at {date_format(at, 'H:i')}" + ("" if at.date() == clock.today() else f" on {date_format(at, 'j F Y')}")
        if who == self.person:
            return f"You changed this in another tab, or on another device, {when}, after you opened it here."
        return f"{who or 'Somebody'} changed this {when}, after you opened it."

    def find_conflict(self, form):
        """The Conflict of what was typed with what the record says now, or None; and the page as it would be opened now."""
        if not form.is_bound or not self.opened_with:
            return None, None
        page = anew(self)
        present = page.get_form()
        parts = seen.parts_of(form, present, self.opened_with)
        if not parts:
            return None, present
        seen.take_over(form, present, [name for name, part in parts.items() if not part.touched])
        if self.request.method == "POST":
            self.note_reading(page)
        return Conflict(self.changed_by(page), tuple(parts.values())), present

    def note_reading(self, page):
        """For a page that shows more than its record, whose reading every page notes by itself."""

    def get_context_data(self, **kwargs):
        conflict, present = self.find_conflict(kwargs["form"])
        context = {
            "conflict": conflict,
            "notices": ["trail/changed_notice.html"],
            "hidden_inputs": [(SEEN, seen.stamps(seen.shown(present or kwargs["form"])))],
        }
        return super().get_context_data(**context | kwargs)


def after(parts):
    """What to do next, in the error summary."""
    if any(part.touched for part in parts.values()):
        return "Nothing is saved yet and nothing that you typed is lost. Look at the difference below, then save again."
    return "Nothing is saved yet. What changed is in the form now. Look it through, then save again."
