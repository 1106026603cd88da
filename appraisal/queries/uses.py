"""Where a piece of learning was put into an appraisal, for practitioners.registries.evidence_uses."""

from appraisal.models import EvidenceItem


def appraisals_that_use(entry):
    """In words, each appraisal that holds this CPDEntry as evidence, by its year."""
    found = EvidenceItem.objects.filter(entry=entry).select_related("appraisal__cycle").order_by("appraisal__cycle", "pk")
    return [f"in the appraisal {item.appraisal.cycle}" for item in found]
