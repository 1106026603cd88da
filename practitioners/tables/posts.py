"""The table of shared learning."""

from learning_org.web.tables import DateColumn, LinkColumn, Table, TextColumn
from practitioners.models import LearningPost, PostAudience


class PostTable(Table):
    """One post a row, the newest first."""

    caption = "Shared learning, newest first"
    title = LinkColumn("practitioners:post_detail", verbose_name="What", orderable=False)
    person = TextColumn(verbose_name="Who learnt it", orderable=False)
    audience = TextColumn(verbose_name="For whom", orderable=False)
    posted_on = DateColumn(verbose_name="Shared on", orderable=False)

    class Meta(Table.Meta):
        model = LearningPost
        fields = sequence = ("title", "person", "audience", "posted_on")

    def render_audience(self, record):
        return f"The team {record.unit}" if record.audience == PostAudience.TEAM else "Everybody"
