"""A link is made while one of its pieces is being changed: it waits, and then sees what the piece has become."""

import datetime
import threading
import time

import pytest
from django.db import connection, transaction

from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import PortfolioLink
from practitioners.services.cpd import withdraw_learning
from practitioners.services.portfolio import make_portfolio_link
from tests import factories as make

pytestmark = pytest.mark.django_db(transaction=True)
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        return cursor.fetchone()[0] > 0


def test_link_waits_for_a_piece_that_is_being_withdrawn_and_is_then_refused():
    author = make.staff("Priya Nair")
    kept, gone = make.CPDEntryFactory(person=author), make.CPDEntryFactory(person=author)
    raised = []

    def work():
        try:
            last = clock.today() + datetime.timedelta(days=7)
            make_portfolio_link(author, for_whom="Panel", last_day=last, pieces=[kept, gone], by=author)
        except Refused as refused:
            raised.append(str(refused))
        finally:
            connection.close()

    thread = threading.Thread(target=work)
    with transaction.atomic():
        withdraw_learning(gone, by=author)
        thread.start()
        for _ in range(200):
            if somebody_waits():
                break
            time.sleep(0.05)
    thread.join(20)
    assert raised == ["Choose from your own pieces that are recorded."]
    assert not PortfolioLink.objects.exists()
