"""The rows every installation starts with. Seeding is idempotent and runs after each migrate (and after a test's flush)."""

from learning_org.accounts.models import Person
from practitioners.impact_questions import seed_impact_questions
from practitioners.models import LearningSource, SpecialistKind, SpecialistRole, Theme
from practitioners.reference.frameworks import seed_frameworks

# Where self-directed learning is found (P24, P25, S9, Q77); a council adds its own.
SOURCES = ["Community Care Inform Children", "Research in Practice", "Signs of Safety knowledge bank", "Local procedures"]
THEMES = [
    "Chronology and history",
    "Assessment and analysis",
    "Risk and safety planning",
    "The child's voice and lived experience",
    "Working with families",
    "Planning",
    "Direct work and visits",
    "Working with other agencies",
    "Management oversight and supervision",
    "Recording",
    "Neglect",
    "Domestic abuse",
    "Exploitation outside the home",
]
# What people do beside their job (S30, S59, Q55, Q56): name, kind, whether every team is meant to have one.
SPECIALIST_ROLES = [
    ("Signs of Safety practice champion", SpecialistKind.CHAMPION, True),
    ("Domestic abuse champion", SpecialistKind.CHAMPION, True),
    ("Neglect champion", SpecialistKind.CHAMPION, True),
    ("Practice educator", SpecialistKind.SPECIALIST, False),
    ("Child protection conference chair", SpecialistKind.INDEPENDENT, False),
    ("Independent reviewing officer", SpecialistKind.INDEPENDENT, False),
    ("Agency decision maker for fostering and adoption", SpecialistKind.INDEPENDENT, False),
]


def seed_reference_data(**kwargs):
    """Make the system's own person, the standards frameworks, the themes and the three-month questions, where they are not there yet."""
    system, _ = Person.objects.get_or_create(is_system=True, defaults={"given_name": "Learning Organisation"})
    seed_impact_questions(system)
    seed_frameworks()
    if not LearningSource.objects.exists():
        LearningSource.objects.bulk_create(LearningSource(name=name) for name in SOURCES)
    if not SpecialistRole.objects.exists():
        SpecialistRole.objects.bulk_create(SpecialistRole(name=name, kind=kind, in_each_team=each) for name, kind, each in SPECIALIST_ROLES)
    if not Theme.objects.exists():
        Theme.objects.bulk_create(Theme(name=name) for name in THEMES)
