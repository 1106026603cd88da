"""What base.html asks of pages that are allauth's and so cannot be a Page."""

from django.urls import reverse
from django.utils.cache import add_never_cache_headers


class Frame:
    """Mixin: the attributes of the frame (docs/adding-a-page.md) on a view of allauth's."""

    title = ""
    lede = ""
    submit = "Save"
    back = None

    def get_context_data(self, **kwargs):
        back = (self.back[0], reverse(self.back[1])) if self.back else None
        frame = {"title": self.title, "caption": "", "lede": self.lede, "menu": "", "wide": False, "back": back, "crumbs": ()}
        return {"page": frame, "submit": self.submit} | super().get_context_data(**kwargs)

    def render_to_response(self, *args, **kwargs):
        response = super().render_to_response(*args, **kwargs)
        add_never_cache_headers(response)
        return response
