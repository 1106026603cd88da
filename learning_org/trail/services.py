from learning_org.trail.models import ReadLog
from learning_org.web import clock


def log_read(record, *, subject, page, by):
    """Note that `by` read `record`, which is about the person `subject`, on the page of that name.

    Reading one's own record is not noted. Returns the row, or None. (Domain facts, section 11: reads of sensitive content are logged.)
    """
    if by == subject:
        return None
    return ReadLog.objects.create(
        reader=by, subject=subject, record_kind=record._meta.label_lower, record_id=record.pk, page=page, read_at=clock.now()
    )
