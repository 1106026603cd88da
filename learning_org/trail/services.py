"""The log of reads. (Domain facts, section 11: reads of sensitive content are logged.) Drafts are in drafting.py."""

from learning_org.trail.models import ReadLog
from learning_org.web import clock


def log_read(record, *, subject, page, by, reason=None):
    """Note that `by` read `record`, which is about the person `subject` (or their key), on the page of that name.

    `reason` is the ReasonGrant by which, if by one.

    Reading one's own record is not noted. Returns the row, or None. (Domain facts, section 11: reads of sensitive content are logged.)
    """
    subject_id = getattr(subject, "pk", subject)
    if by.pk == subject_id:
        return None
    about = {"record_kind": record._meta.label_lower, "record_id": record.pk}
    return ReadLog.objects.create(reader=by, subject_id=subject_id, page=page, read_at=clock.now(), reason=reason, **about)
