"""The indicators, by number (domain facts, section 10): one file each, one pure definition each."""

from learning_org.measures.indicators import (
    actions_overdue,
    appraisal_completed,
    attendance,
    fill_rate,
    follow_up_return,
    good_or_better,
    impact_score,
    ready_for_registration,
    supervision_in_timescale,
)

EVERY = (
    supervision_in_timescale,
    appraisal_completed,
    good_or_better,
    actions_overdue,
    fill_rate,
    attendance,
    follow_up_return,
    impact_score,
    ready_for_registration,
)
INDICATORS = {module.INDICATOR.number: module.INDICATOR for module in EVERY}
