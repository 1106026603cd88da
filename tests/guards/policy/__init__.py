"""The policy of each app in plain Python, beside tests/guards/oracle.py: no queryset, rule or service is imported here either."""

from tests.guards import oracle
from tests.guards.policy import appraisal, audits, cpd, impact, measures, needs, reports, sampling, speakup, supervision, trail, training

EVERY = (oracle, cpd, sampling, impact, needs, speakup, audits, training, supervision, appraisal, trail, reports, measures)
POLICY = {label: sets for part in EVERY for label, sets in part.POLICY.items()}
MAY = {permission: who for part in EVERY for permission, who in part.MAY.items()}
