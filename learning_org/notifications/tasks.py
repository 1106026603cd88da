"""The worker's part: ids in, one function called. All of it may run twice, at once, or late."""

from celery import shared_task

from learning_org.notifications import delivery
from learning_org.notifications import sweep as sweeping


@shared_task(name="notifications.deliver")
def deliver(delivery_id):
    """Send one e-mail. When it fails, its row says when the sweep tries again."""
    delivery.send_delivery(delivery_id)


@shared_task(name="notifications.sweep")
def sweep():
    """Take everything that is due."""
    sweeping.sweep()
