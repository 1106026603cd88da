"""Ways from a record's page to its history."""

from django import template
from django.urls import reverse
from django.utils.html import format_html

from learning_org.trail import registries

register = template.Library()


@register.simple_tag(takes_context=True)
def history_link(context, record):
    """A paragraph with a link to what happened to this record, for those who may open it; else nothing."""
    kind, user = registries.find_history(record._meta.label_lower), context["request"].user
    if kind is None or (kind.permission and not user.has_perm(kind.permission, record)):
        return ""
    url = reverse("trail:record_history", args=[kind.label, record.pk])
    return format_html('<p class="govuk-body-s"><a class="govuk-link" href="{}">What happened to this record</a></p>', url)
