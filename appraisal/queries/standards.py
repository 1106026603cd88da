"""What appraisals show of the standards, for the map of coverage."""

from appraisal.models import EvidenceItem, TargetOutcome


def targets_met(person_ids, dates, on):
    """(appraisee, standard, target) of the targets that were met, from the day on which both signed that they were
    (practitioners.registries.EvidenceSource)."""
    found = EvidenceItem.objects.filter(outcome=TargetOutcome.MET, target__named_standards__isnull=False, appraisal__state="signed")
    found = found.filter(appraisal__appraisee__in=person_ids, appraisal__signed_on__lte=on)
    found = found.filter(appraisal__signed_on__gte=dates.lower, appraisal__signed_on__lt=dates.upper)
    return found.order_by().values_list("appraisal__appraisee_id", "target__named_standards__standard_id", "target_id")
