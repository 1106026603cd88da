"""The rows every installation starts with. Seeding is idempotent and runs after each migrate (and after a test's flush)."""

from learning_org.accounts.models import Person
from practitioners.impact_questions import seed_impact_questions
from practitioners.models import LearningSource, Theme
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


def seed_reference_data(**kwargs):
    """Make the system's own person, the standards frameworks, the themes and the three-month questions, where they are not there yet."""
    system, _ = Person.objects.get_or_create(is_system=True, defaults={"given_name": "Learning Organisation"})
    seed_impact_questions(system)
    seed_frameworks()
    if not LearningSource.objects.exists():
        LearningSource.objects.bulk_create(LearningSource(name=name) for name in SOURCES)
    if not Theme.objects.exists():
        Theme.objects.bulk_create(Theme(name=name) for name in THEMES)
