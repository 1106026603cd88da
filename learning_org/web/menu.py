"""The service navigation: each app registers its items in AppConfig.ready(); a person sees those whose page they may open.

Items that belong together name the same section: the menu shows the section, and its pages show the section's items below the menu.
"""

import dataclasses

from django.urls import resolve, reverse

_items = {}


@dataclasses.dataclass(frozen=True)
class MenuItem:
    """One entry. `permission` defaults to what the page itself asks, so that menu and page cannot disagree."""

    label: str
    url_name: str
    permission: str | None = None
    order: int = 50
    key: str = ""
    section: str = ""  # the words under which the menu shows it with others; by itself without

    @property
    def name(self):
        """What a page names in `menu` to be shown as part of this item: the key, else the URL's name."""
        return self.key or self.url_name

    @property
    def url(self):
        return reverse(self.url_name)

    def allowed(self, user):
        """Whether `user` may open the item's page: asked of the permission, never of a role."""
        permission = self.permission or getattr(_view_class(self.url), "permission", None)
        return permission is None or user.has_perm(permission)


def _view_class(url):
    return getattr(resolve(url).func, "view_class", None)


def register(item):
    """Add an item, once for each name: a second registration of the same name replaces the first."""
    _items[item.name] = item


def items_for(user):
    """The items that `user` may open, in order. Nobody signed in sees none."""
    if not user.is_authenticated:
        return []
    return [item for item in sorted(_items.values(), key=lambda item: (item.order, item.label)) if item.allowed(user)]


@dataclasses.dataclass(frozen=True)
class Section:
    """One entry of the menu: an item by itself, or several under the section's words. It leads to the first."""

    label: str
    items: tuple

    @property
    def url(self):
        return self.items[0].url

    @property
    def names(self):
        """What a page of this section may name in `menu`."""
        return [item.name for item in self.items]


def sections_for(user):
    """The entries of the menu that `user` sees, each where its first item stands in the order."""
    found = {}
    for item in items_for(user):
        found.setdefault(item.section or item.label, []).append(item)
    return [Section(label, tuple(items)) for label, items in found.items()]
