"""Pages of words: what anybody may read about the product itself."""

from django.contrib.auth.decorators import login_not_required
from django.utils.decorators import method_decorator

from learning_org.web.views.base import PageView


@method_decorator(login_not_required, name="dispatch")
class AccessibilityView(PageView):
    """Public: how the product meets accessibility standards, and whom to tell when it does not."""

    template_name = "web/accessibility.html"
    title = "Accessibility statement"


class WhoMayReadView(PageView):
    """The access policy in plain words, one row for each kind of record that exists."""

    template_name = "web/who_may_read.html"
    title = "Who may read what"
    lede = "What you write here is read by as few people as the work allows. This page says by whom."
