import logging

import pghistory
from celery.contrib.django.task import DjangoTask
from django.db import transaction

log = logging.getLogger(__name__)


class HistoryTask(DjangoTask):
    """Every task's writes are recorded in the history under the task's name."""

    def __call__(self, *args, **kwargs):
        with pghistory.context(task=self.name):
            return super().__call__(*args, **kwargs)

    def delay_on_commit(self, *args, **kwargs):
        """Send the task once the transaction is committed. With the broker away, what was written stays written: the failure is
        logged, the page succeeds, and the sweep finds the row that the task would have taken."""

        def send():
            try:
                self.delay(*args, **kwargs)
            except self.OperationalError:
                log.warning("The broker is away: %s%s is left to the sweep", self.name, args)

        transaction.on_commit(send)
