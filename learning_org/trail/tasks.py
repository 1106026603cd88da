import logging

import pghistory
from celery import shared_task
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


@shared_task(name="trail.check_signatures")
def check_signatures_now(person_id):
    """Compare every signed record with its signatures, because this person asked for it. A second one at the same time does nothing."""
    from learning_org.accounts.models import Person
    from learning_org.trail.checking import check_signatures

    check_signatures(by=Person.objects.get(pk=person_id))
