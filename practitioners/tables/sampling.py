"""Tables of the employer's sample of learning."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from learning_org.web.marks import status
from learning_org.web.tables import LinkColumn, StatusColumn, Table, TextColumn
from practitioners.models import CPDState
from practitioners.tables.registrations import WarnedPersonColumn


class CPDSampleTable(Table):
    """One draw a row, with how far its reviews are."""

    caption = "Samples"
    drawn_on = LinkColumn("practitioners:cpd_sample_detail", verbose_name="Drawn on", orderable=False)
    year = TextColumn(verbose_name="Registration year", orderable=False)
    size = TextColumn(verbose_name="Pieces", orderable=False)
    progress = StatusColumn(verbose_name="Reviewed", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        pass

    def render_drawn_on(self, value, record):
        url = reverse("practitioners:cpd_sample_detail", args=[record.pk])
        return format_html('<a class="govuk-link" href="{}">{}</a>', url, date_format(value, "j F Y"))

    def render_year(self, value):
        return f"to 30 November {value.year + 1}"

    def render_size(self, value, record):
        return f"{value} of {record.population}"

    def render_progress(self, record):
        done = record.reviewed == record.pieces_left
        return status("on" if done else "todo", f"{record.reviewed} of {record.pieces_left}")


class SampledPieceTable(Table):
    """One piece a row, in the order of drawing."""

    caption = "Pieces that were drawn"
    row_header = "piece"
    place = TextColumn(verbose_name="Drawn as", numeric=True, orderable=False)
    piece = TextColumn(verbose_name="Piece", accessor="entry", orderable=False)
    author = WarnedPersonColumn(verbose_name="Author", accessor="entry__person", orderable=False)
    reviewer = TextColumn(verbose_name="Reviewer", empty_values=(), orderable=False)
    quality = StatusColumn(verbose_name="Review", empty_values=(), orderable=False)

    class Meta(Table.Meta):
        pass

    def render_piece(self, value):
        if value.state == CPDState.WITHDRAWN:
            return "withdrawn by its author"
        return format_html('<a class="govuk-link" href="{}">{}</a>', reverse("practitioners:cpd_detail", args=[value.pk]), value.title)

    def render_reviewer(self, value, record):
        name = value or "nobody yet"
        if record.reviewed_on or record.entry.state == CPDState.WITHDRAWN:
            return name
        url, words = reverse("practitioners:sampled_piece_reviewer", args=[record.pk]), "Change" if value else "Choose"
        link = '{}<br><a class="govuk-link" href="{}">{}<span class="govuk-visually-hidden"> the reviewer of piece {}</span></a>'
        return format_html(link, name, url, words, record.place)

    def render_quality(self, record):
        if record.reviewed_on:
            return status("on", f"{record.get_quality_display().split(':')[0]}, {date_format(record.reviewed_on, 'j F Y')}")
        return status("few", "Withdrawn") if record.entry.state == CPDState.WITHDRAWN else status("todo", "Not yet")
