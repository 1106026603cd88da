"""The rows every installation starts with. Seeding is idempotent and runs after each migrate (and after a test's flush)."""

import datetime

from learning_org.accounts.models import Person
from learning_org.web.periods import period
from practitioners.impact_questions import seed_impact_questions
from practitioners.models import Framework, FrameworkVersion, SpecialistKind, SpecialistRole, Standard, Theme

SWE = ("swe", "Social Work England professional standards", "Professional standards", "Social Work England")
SWE_CPD = [
    ("4.1", "Feedback"),
    ("4.2", "Supervision"),
    ("4.3", "Research and theory"),
    ("4.4", "Knowledge of the field"),
    ("4.5", "Learning culture"),
    ("4.6", "Reflection"),
    ("4.7", "Recording learning"),
    ("4.8", "Values and ethics"),
]
KSS = ("kss-cfp", "Knowledge and skills statements: child and family practitioners", "KSS practitioners", "Department for Education")
KSS_CFP = [
    ("1", "Relationships and effective direct work"),
    ("2", "Communication"),
    ("3", "Child development"),
    ("4", "Adult mental ill-health, substance misuse, domestic abuse, physical ill-health and disability"),
    ("5", "Abuse and neglect of children"),
    ("6", "Child and family assessment"),
    ("7", "Analysis, decision-making, planning and review"),
    ("8", "The law and the family and youth justice systems"),
    ("9", "The role of supervision"),
    ("10", "Organisational context"),
]
# Knowledge and skills statements apply to 31 March 2027; the early career standards follow (domain facts, point 1).
VERSIONS = [
    (SWE, "2019", period(datetime.date(2019, 12, 2)), SWE_CPD),
    (KSS, "2018", period(datetime.date(2018, 1, 1), datetime.date(2027, 4, 1)), KSS_CFP),
]
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
    for (code, name, short_name, publisher), label, dates, standards in VERSIONS:
        framework, _ = Framework.objects.get_or_create(code=code, defaults={"name": name, "short_name": short_name, "publisher": publisher})
        version, _ = FrameworkVersion.objects.get_or_create(framework=framework, label=label, defaults={"period": dates})
        if not version.standards.exists():
            Standard.objects.bulk_create(
                Standard(version=version, code=code, title=title, order=order) for order, (code, title) in enumerate(standards, 1)
            )
    if not SpecialistRole.objects.exists():
        SpecialistRole.objects.bulk_create(SpecialistRole(name=name, kind=kind, in_each_team=each) for name, kind, each in SPECIALIST_ROLES)
    if not Theme.objects.exists():
        Theme.objects.bulk_create(Theme(name=name) for name in THEMES)
