"""The standards that criteria of the audit tool speak to: beside each domain, and as evidence for the case holder."""

from django.db.models.functions import Coalesce

from audits.models import AuditState, CriterionStandard, Grade, Judgement


def standards_of(version):
    """{key of a Section: [Standard]} of one version of the tool, in reading order. One query."""
    rows = CriterionStandard.objects.filter(question__section__version=version).select_related("question", "standard__version__framework")
    found = {}
    for row in rows.order_by("question__section__order", "standard__version__framework__name", "standard__order"):
        found.setdefault(row.question.section_id, []).append(row.standard)
    return found


def criteria_met(person_ids, dates, on):
    """(case holder, standard, judgement) of the domains that audits sent between two days judged good or better, by the moderator where
    there is one, once the holders' lines may read them: for the map of coverage (practitioners.registries.EvidenceSource)."""
    found = Judgement.objects.filter(audit__practitioner__in=person_ids, audit__state=AuditState.SUBMITTED, audit__open_to_line_on__lte=on)
    found = found.filter(audit__submitted_on__gte=dates.lower, audit__submitted_on__lt=dates.upper)
    found = found.annotate(reported=Coalesce("moderated_grade", "grade")).filter(
        reported__gte=Grade.GOOD, section__questions__criterion_standards__isnull=False
    )
    return found.order_by().values_list("audit__practitioner_id", "section__questions__criterion_standards__standard_id", "pk")
