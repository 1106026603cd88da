"""What appraisals add to the menu, the home page, a person's page and the page of a leaver."""

from learning_org.trail.historian import Part
from learning_org.trail.registries import HistoryKind, register_history, register_signed, register_subject
from learning_org.web import menu
from practitioners import registries


def wire():
    """Called once, when Django starts."""
    from appraisal.models import Appraisal, AppraisalNeed, EvidenceItem, Target, TargetStandard
    from appraisal.queries import appraisals, standards, uses
    from appraisal.queries.signed import signed_kind
    from appraisal.services import leaving

    menu.register(menu.MenuItem("Appraisal", "appraisal:appraisal_list", order=45))
    register_subject(Appraisal, lambda appraisal: appraisal.appraisee_id)
    register_subject(Target, lambda target: target.appraisal.appraisee_id)
    register_subject(EvidenceItem, lambda item: item.appraisal.appraisee_id)
    register_signed(signed_kind())
    parts = (
        Part("A target", Target, "appraisal"),
        Part("A standard of a target", TargetStandard, "target__appraisal"),
        Part("Evidence", EvidenceItem, "appraisal"),
        Part("A learning need", AppraisalNeed, "appraisal"),
    )
    register_history(HistoryKind(Appraisal, "appraisal:appraisal_detail", parts, subject=lambda appraisal: appraisal.appraisee))
    registries.due_sources.append(appraisals.appraisals_due_from)
    registries.start_items.append(registries.StartItem("Begin an appraisal", "appraisal:appraisal_begin", "appraisal.begin_appraisal"))
    part = registries.PersonPart(
        "Appraisals", "appraisal/_person_appraisals.html", appraisals.appraisals_part, 70, "support", appraisals.appraisals_offered
    )
    registries.person_parts.append(part)
    registries.evidence_uses.append(uses.appraisals_that_use)
    registries.evidence_of_standards.append(registries.EvidenceSource("targets met", standards.targets_met, own_map_alone=True))
    registries.open_items.append(appraisals.open_appraisals_of)
    registries.handovers.extend(leaving.handovers())
