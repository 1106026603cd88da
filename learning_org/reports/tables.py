"""The table of monthly reports."""

from django.utils.formats import date_format

from learning_org.web.tables import LinkColumn, Table, TextColumn


class ReportTable(Table):
    """One report a row, the newest month first: whose, which month, what it says, which edition."""

    caption = "Monthly reports"
    unit_name = LinkColumn("reports:report_detail", verbose_name="Unit", order_by=("unit_name", "-month"))
    month = TextColumn(verbose_name="Month", order_by=("month", "unit_name"))
    headline = TextColumn(verbose_name="What it says", orderable=False)
    edition = TextColumn(verbose_name="Edition", orderable=False)

    class Meta(Table.Meta):
        pass

    def render_month(self, value):
        return date_format(value, "F Y").replace(" ", "\N{NO-BREAK SPACE}")

    def render_edition(self, value, record):
        return f"{value}, replaced" if record.replaced_by_id else value
