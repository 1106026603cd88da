"""The records of each app: `records(people, found)` for docs/access.md, `fill(dice, staff)` for the random worlds of the drift tests."""

from tests.guards.casts import appraisal, audits, impact, measures, reports, speakup, supervision, trail, training

EVERY = (impact, speakup, audits, training, supervision, appraisal, trail, reports, measures)
