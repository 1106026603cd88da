"""Tables of people."""

import django_tables2
from django.urls import reverse
from django.utils.html import format_html

from learning_org.web.tables import LinkColumn, Table, TextColumn
from practitioners.models import Basis, ProfessionalGroup
from practitioners.tables.registrations import with_warning


class PersonTable(Table):
    """The directory: name, work and how to reach them."""

    name = LinkColumn("practitioners:person_detail", verbose_name="Name", order_by=("sort_key", "pk"))
    job = TextColumn(accessor="job_title", verbose_name="Job", order_by=("job_title", "sort_key"))
    unit = LinkColumn(
        "practitioners:unit_detail", url_args=("unit_id",), accessor="unit_name", verbose_name="Unit", order_by=("unit_name", "sort_key")
    )
    contact = TextColumn(accessor="work_email", verbose_name="Work contact", orderable=False, empty_values=())

    class Meta(Table.Meta):
        order_by = "name"

    caption = "People"

    def render_name(self, value, record):
        url = reverse("practitioners:person_detail", args=[record.pk])
        return with_warning(format_html('<a class="govuk-link" href="{}">{}</a>', url, value), self.request.user, record.pk)

    def render_contact(self, record):
        return contact_of(record) or self.default


class UnitPeopleTable(Table):
    """Who is in a unit: managers first, then by name."""

    name = LinkColumn("practitioners:person_detail", url_args=("person_id",), accessor="person__name", verbose_name="Name")
    job = TextColumn(accessor="job__title", verbose_name="Job")
    place = django_tables2.Column(accessor="is_primary", verbose_name="Position")

    class Meta(Table.Meta):
        orderable = False

    caption = "People in this unit"

    def render_name(self, value, record):
        url = reverse("practitioners:person_detail", args=[record.person_id])
        return with_warning(format_html('<a class="govuk-link" href="{}">{}</a>', url, value), self.request.user, record.person_id)

    def render_place(self, record):
        words = ["main position" if record.is_primary else "further position"]
        words += ["acting up"] if record.acting_up else []
        return ", ".join(words).capitalize()


def contact_of(person):
    """Work e-mail and phone, one below the other."""
    lines = [line for line in (person.work_email, person.work_phone) if line]
    if len(lines) == 2:
        return format_html("{}<br>{}", *lines)
    return lines[0] if lines else ""


GROUPS, BASES = dict(ProfessionalGroup.choices), dict(Basis.choices)
EXPORT_COLUMNS = [
    ("Family name", "family_name"),
    ("Given name", "given_name"),
    ("Job", "job_title"),
    ("Professional group", lambda person: GROUPS.get(person.professional_group)),
    ("Grade", "grade_name"),
    ("Basis", lambda person: BASES.get(person.basis)),
    ("Unit", "unit_name"),
    ("Organisation", "organisation_name"),
    ("Champion or specialist", lambda person: "; ".join(person.specialist_names)),
    ("Line manager", lambda person: person.line_manager.strip() if person.manager_id else None),
    ("Work e-mail", "work_email"),
    ("Work phone", "work_phone"),
    ("Place of work", "work_place"),
]
