"""Where self-directed learning is found: the council's own list of services and knowledge banks (P24, P25, S9, Q77)."""

from django.db import transaction
from django.db.models.functions import Lower

from learning_org.web.errors import Refused
from practitioners.models import LearningSource
from practitioners.services.guard import refusing

TAKEN = {"practitioners_learningsource_name": ("This source is in the list already.", "name")}


@transaction.atomic
def add_source(*, name, address="", by):
    """Add a source that people choose from when they record learning. Returns the LearningSource. Refused for a name that is there."""
    if LearningSource.objects.annotate(lower=Lower("name")).filter(lower=name.lower()).exists():
        raise Refused("This source is in the list already.", field="name")
    source = LearningSource(name=name, address=address)
    with refusing(TAKEN):
        source.save()
    return source


def retire_source(source, *, by):
    """Offer a source no more: pieces that name it keep it. Returns the LearningSource; a second time changes nothing."""
    return _set_active(source, False)


def restore_source(source, *, by):
    """Offer a source again. Returns the LearningSource; a second time changes nothing."""
    return _set_active(source, True)


@transaction.atomic
def _set_active(source, is_active):
    source = LearningSource.objects.select_for_update().get(pk=source.pk)
    source.is_active = is_active
    source.save(update_fields=["is_active"])
    return source
