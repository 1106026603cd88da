"""The records of each app: `records(people, found)` for docs/access.md, `fill(dice, staff)` for the random worlds of the drift tests."""

from tests.guards.casts import (
    appraisal,
    audits,
    cpd,
    frameworks,
    impact,
    measures,
    needs,
    reports,
    speakup,
    specialists,
    supervision,
    trail,
    training,
)

EVERY = (frameworks, specialists, cpd, impact, needs, speakup, audits, training, supervision, appraisal, trail, reports, measures)
