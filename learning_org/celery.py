"""The task queue, and everything that happens by the clock, on one page.

Nothing is scheduled months ahead: rows hold their due dates and the sweep takes what is due.
"""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "learning_org.settings.demonstration")

app = Celery("learning_org", task_cls="learning_org.trail.tasks:HistoryTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
