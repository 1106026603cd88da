"""The roles that a person can hold, with a unit and dates. Roles add up; nobody is a superuser."""

from django.db import models


class Role(models.TextChoices):
    PRACTITIONER = "practitioner", "Practitioner"
    SUPERVISOR = "supervisor", "Supervisor"
    TEAM_MANAGER = "team_manager", "Team manager"
    SERVICE_MANAGER = "service_manager", "Service manager"
    QA_OFFICER = "qa_officer", "Quality-assurance officer"
    TRAINING_OFFICER = "training_officer", "Training officer"
    TRAINER = "trainer", "Trainer"
    PSW = "psw", "Principal social worker"
    SENIOR_LEADER = "senior_leader", "Senior leader"
    PRACTICE_EDUCATOR = "practice_educator", "Practice educator or assessor"
    PANEL_MEMBER = "panel_member", "Panel member"
    IG_OFFICER = "ig_officer", "Information-governance officer"
    AGENCY_LEAD = "agency_lead", "Agency lead"
    PARTNER_LEARNER = "partner_learner", "Partner learner"
    ADMINISTRATOR = "administrator", "Administrator"


# Managers read and act for everybody placed in their units and below; nobody else's role reaches down a tree by itself.
MANAGER_ROLES = (Role.TEAM_MANAGER, Role.SERVICE_MANAGER)
# Those who may, where the policy says so, open a record that they do not read otherwise by giving a reason.
REASON_ROLES = (Role.QA_OFFICER, Role.PSW)
