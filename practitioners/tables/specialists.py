"""Tables of specialist roles and of who holds them."""

from django.urls import reverse
from django.utils.html import format_html

from learning_org.web.tables import DateColumn, LinkColumn, Table, TextColumn
from practitioners.models import SpecialistKind
from practitioners.tables.registrations import with_warning


class HoldingTable(Table):
    """Who holds which role, for which unit, since when."""

    person = TextColumn(accessor="person__name", order_by=("person__sort_key", "pk"))
    role = TextColumn(accessor="role__name", verbose_name="Role", order_by=("role__name", "person__sort_key"))
    unit = LinkColumn(
        "practitioners:unit_detail", url_args=("unit_id",), accessor="unit__name", verbose_name="For", order_by=("unit__name", "role__name")
    )
    since = DateColumn(accessor="period__lower", verbose_name="From", order_by=("period__startswith", "pk"))
    end = TextColumn(accessor="role__name", verbose_name="Change", orderable=False)

    class Meta(Table.Meta):
        order_by = "role"

    caption = "Who holds which role"

    def render_person(self, value, record):
        url = reverse("practitioners:person_detail", args=[record.person_id])
        return with_warning(format_html('<a class="govuk-link" href="{}">{}</a>', url, value), self.request.user, record.person_id)

    def render_end(self, record, bound_column):
        """A link for whoever may end it; the words that only a screen reader says tell the links apart."""
        if not record.may_end:
            return ""
        url = reverse("practitioners:specialist_end", args=[record.pk])
        hidden = f" {record.person} as {record.role}, {record.unit}"
        return format_html('<a class="govuk-link" href="{}">End<span class="govuk-visually-hidden">{}</span></a>', url, hidden)


class SpecialistRoleTable(Table):
    """The list of roles that administrators keep."""

    name = LinkColumn("practitioners:specialist_role_edit", verbose_name="Role", orderable=False)
    kind = TextColumn(orderable=False)
    in_each_team = TextColumn(verbose_name="In every team", orderable=False)
    held = TextColumn(accessor="held", verbose_name="Held today by", numeric=True, orderable=False)
    is_active = TextColumn(verbose_name="Offered", orderable=False)

    class Meta(Table.Meta):
        orderable = False

    caption = "Roles"

    def render_kind(self, value):
        return SpecialistKind(value).label if value in SpecialistKind.values else value

    def render_in_each_team(self, record):
        return "Yes" if record.in_each_team else "No"

    def render_is_active(self, record):
        return "Yes" if record.is_active else "Retired"
