"""Every write about standards frameworks. A standard that something names keeps its code and its title: what was said stays said."""

from django.db import transaction
from django.db.models import Exists, ManyToOneRel, Max, OuterRef
from django.utils.text import slugify

from learning_org.web import clock
from learning_org.web.errors import Refused
from learning_org.web.periods import period
from practitioners.models import Framework, FrameworkVersion, Standard, StandardLevel, StandardSuccession
from practitioners.services.guard import cut, day, end, refusing

OWN = (StandardLevel, StandardSuccession)  # tables that belong to a standard, and are no use of it
SAME_NAME = {"practitioners_framework_code": ("There is a framework of this short name already. Choose another.", "short_name")}
SAME_LABEL = {
    "frameworkversion_label": ("There is a version of this name already. Choose another.", "label"),
    "frameworkversion_one_at_a_time": ("Another version is in force on that day. Choose a later day.", "first_day"),
}
SAME_CODE = {"standard_code": ("Another standard of this version has this code. Choose another.", "code")}
IN_USE = "Something names a standard of this version already, so its standards stay as they are. Add a version from a day on instead."


def named_by():
    """The relations by which records of any app name a Standard: pieces, needs, courses, whatever a higher app tags."""
    found = Standard._meta.get_fields(include_hidden=True)
    relations = (one for one in found if isinstance(one, ManyToOneRel) and one.related_model not in OWN)
    return [one for one in relations if not hasattr(one.related_model, "pgh_tracked_model") and one.field.db_constraint]


def with_use(standards):
    """Standards with `in_use`: whether any record names them. One query whatever names them."""
    uses = [Exists(one.related_model._base_manager.filter(**{one.field.name: OuterRef("pk")})) for one in named_by()]
    condition = uses[0]
    for use in uses[1:]:
        condition |= use
    return standards.annotate(in_use=condition)


def version_in_use(version):
    """Whether any record names a standard of this version."""
    return with_use(Standard.objects.filter(version=version)).filter(in_use=True).exists()


@transaction.atomic
def add_framework(*, name, short_name, publisher, audience, by):
    """Add a framework without any version yet (P4, P5, S58). Returns it. Refused when one has that short name."""
    code = slugify(short_name)[:40]
    if not code:
        raise Refused("The short name must hold letters or digits.", field="short_name")
    with refusing(SAME_NAME):
        return Framework.objects.create(code=code, name=name, short_name=short_name, publisher=publisher, audience=audience)


@transaction.atomic
def edit_framework(framework, *, name, short_name, publisher, audience, by):
    """Change what a framework is called and for whom it is (P4, P5, S58). Its code stays. Returns it."""
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    framework.name, framework.short_name, framework.publisher, framework.audience = name, short_name, publisher, audience
    framework.save()
    return framework


@transaction.atomic
def add_version(framework, *, label, first_day, copies=False, by):
    """Add a version of a framework from a day on (P4, P5, S58); the one before ends with the day before, and what names it stays with it.

    With `copies`, the standards of the version before are taken over, each as the successor of what it was. Returns the FrameworkVersion.
    Refused when the label is taken, and for a day on or before the first day of another version.
    """
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    before = framework.versions.order_by("-period").first()
    if before and first_day <= before.period.lower:
        raise Refused(f"{before.label} began on {day(before.period.lower)}. Choose a later day.", field="first_day")
    if before:
        cut(before, first_day)
    with refusing(SAME_LABEL):
        version = FrameworkVersion.objects.create(framework=framework, label=label, period=period(first_day))
    if before and copies:
        _copy(before, version)
    return version


@transaction.atomic
def end_framework(framework, *, last_day, by):
    """Let a framework end after a day without a version after it (P4, P5, S58); what names its standards stays. Returns the Framework.

    A later version can be added afterwards. Refused without a version, for a day that is past or before the first of its last version, and
    when it ends by then already.
    """
    framework = Framework.objects.select_for_update().get(pk=framework.pk)
    version = framework.versions.select_for_update().order_by("-period").first()
    if version is None:
        raise Refused("There is no version that could end.", field="last_day")
    if last_day < version.period.lower and version.period.lower > clock.today():
        raise Refused(f"{version.label} begins on {day(version.period.lower)}. Choose that day or a later one.", field="last_day")
    if last_day < clock.today():
        raise Refused("Choose today or a later day: what was shown until now stays on the maps.", field="last_day")
    end(version, last_day)
    return framework


def _copy(before, version):
    earlier = list(before.standards.prefetch_related("levels"))
    made = Standard.objects.bulk_create(
        Standard(version=version, code=row.code, title=row.title, description=row.description, order=row.order) for row in earlier
    )
    pairs = list(zip(earlier, made, strict=True))
    StandardSuccession.objects.bulk_create(StandardSuccession(earlier=one, later=other) for one, other in pairs)
    StandardLevel.objects.bulk_create(
        StandardLevel(standard=other, level=level.level, text=level.text) for one, other in pairs for level in one.levels.all()
    )


def lock_unused(version):
    """The version's row, locked. Refused when something names one of its standards."""
    version = FrameworkVersion.objects.select_for_update().get(pk=version.pk)
    if version_in_use(version):
        raise Refused(IN_USE)
    return version


@transaction.atomic
def add_standard(version, *, code, title, description="", levels=None, by):
    """Add a standard after the others of a version that nothing names yet (P4, P5, S58).

    `levels` is {career level: text}; an empty text is no row. Returns the Standard. Refused when the code is taken, and when the
    version is in use.
    """
    version = lock_unused(version)
    order = (version.standards.aggregate(last=Max("order"))["last"] or 0) + 1
    with refusing(SAME_CODE):
        standard = Standard.objects.create(version=version, code=code, title=title, description=description, order=order)
    write_levels(standard, levels or {})
    return standard


@transaction.atomic
def edit_standard(standard, *, code, title, description="", levels=None, by):
    """Change a standard (P4, P5, S58). Returns it.

    Refused when another has the code, and for another code or title once something names it.
    """
    FrameworkVersion.objects.select_for_update().get(pk=standard.version_id)
    standard = Standard.objects.select_for_update().get(pk=standard.pk)
    renamed = (standard.code, standard.title) != (code, title)
    if renamed and with_use(Standard.objects.filter(pk=standard.pk)).get().in_use:
        raise Refused("Something names this standard already: its code and its title stay. You can change what it asks.", field="title")
    standard.code, standard.title, standard.description = code, title, description
    with refusing(SAME_CODE):
        standard.save()
    write_levels(standard, levels or {})
    return standard


def write_levels(standard, levels):
    """Write what a standard asks at each of these levels, {career level: text}; an empty text takes the row away."""
    for level, text in levels.items():
        if text:
            StandardLevel.objects.update_or_create(standard=standard, level=level, defaults={"text": text})
        else:
            StandardLevel.objects.filter(standard=standard, level=level).delete()


def later_than(standard):
    """The standards in which this one may go on: those of versions that begin on the day on which its own ends, or later."""
    ends = standard.version.period.upper
    found = Standard.objects.filter(version__period__startswith__gte=ends) if ends else Standard.objects.none()
    return found.select_related("version__framework").order_by("version__framework__name", "version__period", "order")


@transaction.atomic
def set_successors(standard, later, *, by):
    """Say in which later standards this one goes on: all of them, in place of those before (P4, P5, S58). Returns the Standard.

    Refused for a standard of a version that begins before this one's ends.
    """
    standard = Standard.objects.select_for_update(of=("self",)).select_related("version").get(pk=standard.pk)
    wanted = {one.pk for one in later}
    if wanted - set(later_than(standard).values_list("pk", flat=True)):
        raise Refused("A standard goes on in one of a version that begins when its own ends, or later.", field="later")
    standard.successions.exclude(later__in=wanted).delete()
    there = set(standard.successions.values_list("later_id", flat=True))
    StandardSuccession.objects.bulk_create(StandardSuccession(earlier=standard, later_id=pk) for pk in sorted(wanted - there))
    return standard
