"""Tabs above a list: each narrows it, and stays while searching."""

from django.urls import reverse
from django.utils.http import urlencode


class TabsMixin:
    """A list whose `?tab=` says whose records it shows. The page says `tabs()`, as (key, words), and `list_url`."""

    list_url = ""

    def tabs(self):
        """The tabs that this person has; the first is shown when none, or an unknown one, is asked for."""
        raise NotImplementedError("A page with tabs says which.")

    @property
    def tab(self):
        asked, keys = self.request.GET.get("tab"), [key for key, _ in self.tabs()]
        return asked if asked in keys else keys[0]


class TabsContextMixin:
    """What the page's template needs of the tabs. A search of a tab is cleared to that tab.

    The page says `empty`: {key of a tab: (title, text) of an empty list}. One's own tab has no column for the person.
    """

    empty = {}

    def get_empty_title(self):
        return self.empty[self.tab][0]

    def get_empty_text(self):
        return self.empty[self.tab][1]

    def get_table_kwargs(self):
        return {"exclude": ("person",)} if self.tab == "mine" else {}

    def get_context_data(self, **kwargs):
        address, first = reverse(self.list_url), self.tabs()[0][0]
        links = [(words, f"{address}?tab={key}" if key != first else address, key == self.tab) for key, words in self.tabs()]
        asked = {name: value for name, value in self.request.GET.items() if value and name in self.filterset.filters and name != "tab"}
        tabs = {"tabs": links, "filtered": bool(asked), "clear_url": f"{address}?{urlencode({'tab': self.tab})}"}
        return super().get_context_data(**tabs | kwargs)
