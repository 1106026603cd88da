"""The page "To do": everything that is due from a person, in any app."""

from django.core.paginator import InvalidPage, Paginator

from learning_org.web import clock
from learning_org.web.views.base import PageView
from practitioners import registries
from practitioners.queries.todo import OVERDUE, group_of, grouped, when

MOST = 50


class ToDoView(PageView):
    """What is overdue, due this week, later, and without a date, each with its link (Q90)."""

    title = "To do"
    template_name = "practitioners/to_do.html"
    menu = "practitioners:to_do"

    def get_lede(self):
        late = sum(group_of(item, self.on) == OVERDUE for item in self.items)
        if not self.items:
            return "Nothing is due from you."
        return f"{len(self.items)} {'thing is' if len(self.items) == 1 else 'things are'} due from you, {late or 'none'} of them overdue."

    def get_context_data(self, **kwargs):
        self.on = clock.today()
        self.items = registries.due_from(self.request.user, self.on)
        page = self._page()
        groups = [(group, [(item, *when(item, self.on)) for item in items]) for group, items in grouped(page.object_list, self.on)]
        return super().get_context_data(**{"groups": groups, "page_obj": page} | kwargs)

    def _page(self):
        paginator = Paginator(self.items, MOST)
        try:
            return paginator.page(self.request.GET.get("page", 1))
        except InvalidPage:
            return paginator.page(1)
