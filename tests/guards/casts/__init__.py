"""The records of each app: `records(people, found)` for docs/access.md, `fill(dice, staff)` for the random worlds of the drift tests."""

from tests.guards.casts import appraisal, audits, frameworks, impact, measures, reports, supervision, trail, training

EVERY = (impact, frameworks, audits, training, supervision, appraisal, trail, reports, measures)
