"""The demonstration's history is dated when things happened, and goes on by itself afterwards."""

import pytest
from django.apps import apps

from audits.models import CriterionStandard
from learning_org.accounts.models import Person
from learning_org.measures.models import IndicatorTarget
from learning_org.questionnaires.models import Answer, Response
from practitioners import models as m
from practitioners import registries
from practitioners.demonstration import history
from tests.support.demonstration import AS_AT


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


def test_every_row_has_its_history_dated_when_it_happened(world):
    for model in history.CHANGES:
        events = history.event_model(model)._base_manager
        ours = model._base_manager.exclude(is_system=True) if model is Person else model._base_manager
        made = events.filter(pgh_label="insert", pgh_context__metadata__source=history.NOTE)
        assert made.count() == ours.count(), model
        days = [made_at.date() for made_at in events.filter(pgh_context__isnull=False).values_list("pgh_created_at", flat=True)]
        assert min(days) >= world.start, model
        assert max(days) <= AS_AT, model
    need = m.LearningNeed.objects.filter(state="met").first()
    events = history.event_model(m.LearningNeed)._base_manager.filter(pgh_obj_id=need.pk).order_by("pgh_id")
    states = list(events.values_list("state", "pgh_created_at__date", "pgh_context__metadata__person"))
    assert states[0] == ("open", need.raised_on, need.raised_by_id)
    assert states[-1] == ("met", need.closed_on, need.closed_by_id)


def test_every_tracked_model_that_is_loaded_has_its_history_written(world):
    tracked = {model.pgh_tracked_model for model in apps.get_models() if hasattr(model, "pgh_tracked_model")}
    frameworks = {m.Framework, m.FrameworkVersion, m.Standard, m.StandardLevel, m.StandardSuccession}
    reference = frameworks | {m.SpecialistRole, m.LearningSource, m.Theme, IndicatorTarget, CriterionStandard}
    reference |= set(apps.get_app_config("questionnaires").get_models()) - {Response, Answer}
    written = set(history.CHANGES).union(*(step.changes for steps in registries.demonstration_steps for step in steps()))
    assert {model for model in tracked if model._base_manager.exists()} - reference - written == set()


def test_the_triggers_write_history_again_afterwards(world):
    person = Person.objects.humans().first()
    person.work_phone = "01632 960999"
    person.save()
    events = history.event_model(Person)._base_manager.filter(pgh_obj_id=person.pk, pgh_label="update")
    assert [event.work_phone for event in events] == ["01632 960999"]


def test_keys_go_on_after_the_demonstrations(world):
    last = m.Theme.objects.order_by("-pk").first().pk
    assert m.Theme.objects.create(name="Another").pk > last
    last = m.Unit.objects.order_by("-pk").first().pk
    unit = m.Unit.objects.first()
    assert m.Unit.objects.create(organisation=unit.organisation, name="New", kind="team", period=unit.period).pk == last + 1
