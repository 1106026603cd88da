"""What is open with a reason at the moment: asked by the sets of the apps above and by the log of reads."""

from learning_org.trail.models import ReasonGrant


def granted_ids(user, model):
    """The keys of the records of `model` that the user has open with a reason now, as a subquery for readable_by."""
    return ReasonGrant.objects.open_to(user, model._meta.label_lower).order_by().values("record_id")


def open_grant(record, user):
    """The ReasonGrant by which this user reads `record` at the moment, or None. One statement."""
    return ReasonGrant.objects.open_to(user, record._meta.label_lower).filter(record_id=record.pk).first()
