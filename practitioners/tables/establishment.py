"""The table of vacancies."""

from learning_org.web.tables import LinkColumn, Table, TextColumn


class VacancyTable(Table):
    """A job in a unit: how many are established, in post and vacant."""

    unit = LinkColumn(
        "practitioners:unit_detail",
        url_args=("unit_id",),
        accessor="unit__name",
        verbose_name="Unit",
        order_by=("unit__name", "job__title"),
    )
    job = TextColumn(accessor="job__title", verbose_name="Job", order_by=("job__title", "unit__name"))
    fte = TextColumn(verbose_name="Established", numeric=True)
    filled = TextColumn(verbose_name="In post", numeric=True)
    vacant = TextColumn(verbose_name="Vacant", numeric=True, order_by=("vacant", "unit__name"))

    class Meta(Table.Meta):
        order_by = "-vacant"

    caption = "Vacancies, in full-time equivalents"

    def render_fte(self, value):
        return f"{value.normalize():f}"

    render_filled = render_vacant = render_fte
