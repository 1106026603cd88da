from learning_org.web.models import ClockOffset
from tests.factories.base import ModelFactory


class ClockOffsetFactory(ModelFactory):
    """The row that says how far time is moved; in a test of behaviour use learning_org.web.clock.move()."""

    class Meta:
        model = ClockOffset
        django_get_or_create = ("id",)

    id = 1
    seconds = 0
