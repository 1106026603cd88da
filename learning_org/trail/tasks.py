import pghistory
from celery import Task


class HistoryTask(Task):
    """Every task's writes are recorded in the history under the task's name."""

    def __call__(self, *args, **kwargs):
        with pghistory.context(task=self.name):
            return super().__call__(*args, **kwargs)
