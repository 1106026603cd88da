"""The table of standards frameworks."""

from learning_org.web.tables import LinkColumn, Table, TextColumn


class FrameworkTable(Table):
    """One framework a row, with the version in force today."""

    caption = "Standards frameworks"
    name = LinkColumn("practitioners:framework_detail", verbose_name="Framework", orderable=False)
    audience = TextColumn(accessor="get_audience_display", verbose_name="For", orderable=False)
    publisher = TextColumn(verbose_name="Published by", orderable=False)
    label = TextColumn(verbose_name="In force today", default="none", orderable=False)
    number = TextColumn(verbose_name="Standards", numeric=True, orderable=False)

    class Meta(Table.Meta):
        pass
