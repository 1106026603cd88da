"""No page shows somebody's content without saying so to its owner: every page with content notes its reading, whoever builds it."""

import pytest
import time_machine
from django.test import Client

from learning_org.trail import registries
from learning_org.trail.models import ReadLog
from learning_org.web.views.base import RecordMixin
from tests.guards.people import NOON, cast, records
from tests.guards.test_access import ROWS, path_of
from tests.guards.urls import patterns


def views():
    return {name: pattern.callback.view_class for name, pattern in patterns() if hasattr(pattern.callback, "view_class")}


def test_every_content_page_knows_whose_content_it_shows():
    unknown = []
    for name, view in views().items():
        if issubclass(view, RecordMixin) and (view.content or view.logs_read) and not isinstance(view.model, property):
            known = view.model is not None and registries.speaks_for(view.model)
            unknown += [] if known or hasattr(view, "get_read_subject") else [name]
    assert unknown == []


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["LM", "PSW", "QA", "TO"])
def test_reading_somebody_elses_content_is_noted_in_the_same_request(who):
    """Every address of a record of Own's that this person opens, by GET: one row says so, or more where a part is noted for itself."""
    with time_machine.travel(NOON, tick=False):
        people = cast()
        found, known = records(people), views()
        converters = {name: pattern.pattern.converters for name, pattern in patterns()}
        client, silent, noted = Client(), [], 0
        client.force_login(people[who].user)
        for row in ROWS:
            view = known.get(row["page"])
            if row[who] != "yes" or "GET" not in row["method"] or not issubclass(view, RecordMixin) or not row["record"]:
                continue
            before = ReadLog.objects.filter(reader=people[who]).count()
            response = client.get(path_of(row, found, converters))
            shown = response.status_code == 200 and (view.content or view.logs_read)
            after = ReadLog.objects.filter(reader=people[who]).count()
            noted += after - before
            if shown and after == before and not nobodys(view, row, found):
                silent.append(f"{row['page']} {row['record']}")
        assert silent == []
        assert noted > 3


def nobodys(view, row, found):
    """Whether the record is nobody's in particular, as a course is."""
    record = found[row["record"]]
    if isinstance(record, dict):
        kind = registries.find_history(record.get("kind", ""))
        return kind is not None and kind.subject(kind.model.objects.get(pk=record["pk"])) is None
    return registries.speaks_for(type(record)) and registries.subject_of(record) is None
