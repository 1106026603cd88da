"""Seeding the standards frameworks: what is missing is added, and what a council edited stays as it is."""

from practitioners.models import Framework, FrameworkAudience, FrameworkVersion, Standard, StandardLevel, StandardSuccession
from practitioners.reference import capabilities, early_career, knowledge_and_skills, regulator

FRAMEWORKS = (
    regulator.SWE,
    knowledge_and_skills.KSS_PRACTITIONERS,
    knowledge_and_skills.KSS_SUPERVISORS,
    knowledge_and_skills.KSS_LEADERS,
    capabilities.PCF,
    early_career.EARLY_CAREER,
)


def seed_frameworks():
    """Add each framework that ships, with its version, standards, levels and successors, where it is not there yet."""
    for shipped in FRAMEWORKS:
        if FrameworkVersion.objects.filter(framework__code=shipped["code"]).exists():
            _complete_first_shipped(shipped)
        else:
            _add(shipped)


def _add(shipped):
    """A whole framework. Levels come with the standards, and successors with the later version: each once, so that a council's stay."""
    names = {name: shipped[name] for name in ("name", "short_name", "publisher", "audience")}
    framework, _ = Framework.objects.get_or_create(code=shipped["code"], defaults=names)
    version = FrameworkVersion.objects.create(framework=framework, label=shipped["label"], period=shipped["period"])
    made = Standard.objects.bulk_create(_standards(shipped, version))
    if shipped is capabilities.PCF:
        rows = ((standard, level, text) for standard in made for level, text in capabilities.LEVELS[standard.code].items())
        StandardLevel.objects.bulk_create(StandardLevel(standard=standard, level=level, text=text) for standard, level, text in rows)
    if shipped is early_career.EARLY_CAREER:
        _link(made)


def _standards(shipped, version):
    return [
        Standard(version=version, code=code, title=title, description=description, order=order)
        for order, (code, title, description) in enumerate(shipped["standards"], 1)
    ]


def _link(made):
    """From each of the practitioners' statements to the standards that it goes on in."""
    statements = knowledge_and_skills.KSS_PRACTITIONERS
    found = Standard.objects.filter(version__framework__code=statements["code"], version__label=statements["label"])
    earlier, later = {standard.code: standard for standard in found}, {standard.code: standard for standard in made}
    pairs = [(earlier[code], later[to]) for code, codes in early_career.SUCCESSIONS if code in earlier for to in codes]
    StandardSuccession.objects.bulk_create(StandardSuccession(earlier=one, later=other) for one, other in pairs)


def _complete_first_shipped(shipped):
    """The first release had no descriptions, audiences, nor any standard of the regulator's but the parts of the fourth. A version in which
    nothing is described yet is as it came then: it is completed, once."""
    version = FrameworkVersion.objects.filter(framework__code=shipped["code"], label=shipped["label"]).first()
    if version is None or version.standards.exclude(description="").exists():
        return
    there = {standard.code: standard for standard in version.standards.all()}
    wanted = _standards(shipped, version)
    for standard in wanted:
        if row := there.get(standard.code):
            row.description, row.order = standard.description, standard.order
    Standard.objects.bulk_update(there.values(), ["description", "order"])
    Standard.objects.bulk_create(standard for standard in wanted if standard.code not in there)
    Framework.objects.filter(pk=version.framework_id, audience=FrameworkAudience.EVERYBODY).update(audience=shipped["audience"])
