"""The task queue, and everything that happens by the clock, on one page.

Nothing is scheduled months ahead: rows hold their due dates, and the sweep takes what is due and not yet done.
"""

import logging.config
import os

from celery import Celery
from celery.signals import setup_logging, worker_ready
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learning_org.settings.demonstration")

app = Celery("learning_org", task_cls="learning_org.trail.tasks:HistoryTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.on_after_configure.connect
def schedule(sender, **kwargs):
    """The whole schedule. Set here because Django's settings import this package before they are complete."""
    every = settings.SWEEP_MINUTES * 60
    sender.conf.beat_schedule = {
        # Reminders that are due, e-mails that wait. One that no worker took before the next is due is dropped: the next does its work.
        "sweep": {"task": "notifications.sweep", "schedule": every, "options": {"expires": every}},
    }


@setup_logging.connect(dispatch_uid="learning_org.logging")
def log_as_the_web_does(**kwargs):
    """Worker and beat write their logs by our settings: Celery's own way would tell what a failed task was about."""
    logging.config.dictConfig(settings.LOGGING)


@worker_ready.connect(dispatch_uid="learning_org.sweep_at_start")
def sweep_at_start(sender, **kwargs):
    """A worker that comes back after a pause makes up for what was missed, without waiting for beat."""
    sender.app.send_task("notifications.sweep")
