"""Case references: one row for each, in the council's own pattern."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction

from learning_org.web.errors import Refused
from practitioners.models import CaseReference
from practitioners.models.records import check_case_reference

A_CASE = "[a case]"  # stands where a reference was left out


def normalise(text):
    """A reference as it is stored: upper case, without spaces."""
    return "".join((text or "").split()).upper()


def case_references_in(text):
    """The case references that a text holds, in upper or lower case, as they are written there: a list."""
    return re.findall(settings.CASE_REFERENCE_PATTERN, text or "", re.IGNORECASE)


def without_case_references(text):
    """A text for readers outside the council: each case reference in it is put in words."""
    return re.sub(settings.CASE_REFERENCE_PATTERN, A_CASE, text or "", flags=re.IGNORECASE)


@transaction.atomic
def get_case_reference(text, *, by):
    """The CaseReference of what somebody typed, made if it is new, or None where nothing was typed.

    Refused beside the field `case_reference` when it is not in the council's pattern: a name never is.
    """
    reference = normalise(text)
    if not reference:
        return None
    try:
        check_case_reference(reference)
    except ValidationError as error:
        raise Refused(error.messages[0], field="case_reference") from error
    return CaseReference.objects.get_or_create(reference=reference)[0]
