"""Every model has a factory and rows in the demonstration, and every state that a record can be in is to be seen there."""

import factory
import pytest
from django.apps import apps

from tests import factories
from tests.factories.base import ModelFactory

APPS = (
    *("web", "accounts", "trail", "notifications", "questionnaires", "practitioners"),
    *("audits", "training", "supervision", "appraisal", "measures", "reports", "dashboards"),
)
NOT_LOADED = {
    "web.ClockOffset": "time is moved by whoever shows the product, never by its data",
    "trail.FinishedForm": "noted when somebody sends a form, and cleared away after a day: loaded data never came from a form",
}
# Values of a choice field that the demonstration need not show, with the reason.
NOT_SHOWN = {
    ("questionnaires.Question", "kind", "met"): "no form that ships asks this way; a council's own tools do",
    ("questionnaires.Question", "kind", "number"): "no form that ships asks this way; a council's own tools do",
    ("supervision.SupervisionPolicy", "professional_group", "family_support"): "one group with a policy of its own is enough",
    ("supervision.SupervisionPolicy", "professional_group", "learning"): "one group with a policy of its own is enough",
    ("supervision.SupervisionPolicy", "professional_group", "manager"): "one group with a policy of its own is enough",
    ("supervision.SupervisionPolicy", "professional_group", "other"): "one group with a policy of its own is enough",
    ("supervision.SupervisionPolicy", "professional_group", "partner"): "one group with a policy of its own is enough",
    ("supervision.SupervisionPolicy", "professional_group", "social_worker"): "one group with a policy of its own is enough",
    ("supervision.SupervisionPolicy", "professional_group", "youth_worker"): "one group with a policy of its own is enough",
}


def models():
    """Every concrete model of ours, without the tables of its history."""
    found = (model for label in APPS for model in apps.get_app_config(label).get_models())
    return [model for model in found if not hasattr(model, "pgh_tracked_model")]


def choices():
    for model in models():
        for field in model._meta.concrete_fields:
            if field.choices:
                yield from ((model, field.name, value) for value, _ in field.choices)


@pytest.fixture
def world(demonstration_world):
    return demonstration_world


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_model_has_a_factory(model):
    made = {f._meta.model for f in vars(factories).values() if isinstance(f, type) and issubclass(f, ModelFactory)}
    assert model in made


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_every_model_has_demonstration_rows(world, model):
    assert model._base_manager.exists() != (model._meta.label in NOT_LOADED)


@pytest.mark.parametrize(("model", "field", "value"), list(choices()), ids=lambda value: getattr(value, "__name__", None))
def test_every_state_occurs_in_the_demonstration(world, model, field, value):
    if (model._meta.label, field, value) not in NOT_SHOWN:
        assert model._base_manager.filter(**{field: value}).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in factories.__all__ if name.endswith("Factory")])
def test_every_factory_makes_a_row_and_every_trait_another(name):
    maker = getattr(factories, name)
    traits = [name for name, parameter in maker._meta.parameters.items() if isinstance(parameter, factory.Trait)]
    for trait in (None, *traits):
        row = maker(**({trait: True} if trait else {}))
        assert type(row)._base_manager.filter(pk=row.pk).exists()
