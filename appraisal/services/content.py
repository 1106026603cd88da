"""What the two put together: targets, what became of last year's, evidence, and needs."""

from django.db import transaction

from appraisal.models import AppraisalNeed, EvidenceItem, EvidenceKind, Target, TargetOutcome, TargetStandard
from appraisal.queries.offers import last_targets, offers_for
from appraisal.services.shared import check_party, lock_open
from learning_org.web import clock
from learning_org.web.errors import Refused
from practitioners.models import CPDEntry, Priority, Source
from practitioners.services.needs import raise_need

OWN_WORDS = (EvidenceKind.FEEDBACK, EvidenceKind.COMPLIMENT, EvidenceKind.CONCERN)


def _lock_for(appraisal, by):
    appraisal = lock_open(appraisal)
    check_party(appraisal, by)
    return appraisal


@transaction.atomic
def add_target(appraisal, *, text, measure, due_on, standards=(), by):
    """Add a target: what, how both will know in practice and for children, by when (P40, M19), and towards which Standards. Returns the
    Target.

    Refused for anybody but the two, once one has signed, for a day that is not to come, and for the same target twice.
    """
    appraisal = _lock_for(appraisal, by)
    _check_target(appraisal, text, due_on)
    target = Target.objects.create(appraisal=appraisal, text=text, measure=measure, due_on=due_on)
    _name_standards(target, standards)
    return target


@transaction.atomic
def change_target(target, *, text, measure, due_on, standards=(), by):
    """Change a target before anybody has signed (P40). Returns the Target. Refused as for a new one, and when it was removed."""
    appraisal = _lock_for(target.appraisal, by)
    target = _still_there(Target, target, "This target was removed meanwhile.")
    _check_target(appraisal, text, due_on if due_on != target.due_on else None, but=target)
    target.text, target.measure, target.due_on = text, measure, due_on
    target.save()
    _name_standards(target, standards)
    return target


def _name_standards(target, standards):
    wanted = {standard.pk for standard in standards}
    target.named_standards.exclude(standard__in=wanted).delete()
    held = set(target.named_standards.values_list("standard_id", flat=True))
    TargetStandard.objects.bulk_create(TargetStandard(target=target, standard_id=pk) for pk in sorted(wanted - held))


@transaction.atomic
def remove_target(target, *, by):
    """Take a target out again before anybody has signed (P40). Refused for anybody but the two, and when it is gone already."""
    _lock_for(target.appraisal, by)
    target = _still_there(Target, target, "This target was removed already.")
    target.named_standards.all().delete()
    target.delete()


def _check_target(appraisal, text, due_on, but=None):
    if due_on and due_on <= clock.today():
        raise Refused("The target must be due after today.", field="due_on")
    same = appraisal.targets.filter(text__iexact=text)
    if same.exclude(pk=but.pk if but else None).exists():
        raise Refused("This target is there already.", field="text")


def _still_there(model, row, words):
    found = model.objects.select_for_update(of=("self",)).filter(pk=row.pk).first()
    if found is None:
        raise Refused(words)
    return found


@transaction.atomic
def settle_last_targets(appraisal, outcomes, *, by):
    """Say what became of last year's targets (P40, M18). Takes {Target: TargetOutcome}. Returns the EvidenceItems.

    Each becomes evidence in this appraisal, or has its outcome changed. Refused for anybody but the two, once one has signed, and for a
    target of another appraisal than their last.
    """
    appraisal = _lock_for(appraisal, by)
    last = set(last_targets(appraisal))
    if not set(outcomes) <= last or not set(outcomes.values()) <= set(TargetOutcome.values):
        raise Refused("These are not the targets of the last appraisal any more. Open the page again.")
    return [_settle(appraisal, target, outcome, by) for target, outcome in outcomes.items()]


def _settle(appraisal, target, outcome, by):
    new = {"kind": EvidenceKind.TARGET, "on": target.due_on, "text": target.text, "added_by": by, "outcome": outcome}
    item, made = EvidenceItem.objects.get_or_create(appraisal=appraisal, target=target, defaults=new)
    if not made and item.outcome != outcome:
        item.outcome = outcome
        item.save(update_fields=["outcome"])
    return item


@transaction.atomic
def gather_evidence(appraisal, keys, *, by):
    """Add records since the last appraisal as evidence (P41, M17): learning, audits, training, actions done.

    Takes the keys of what offers_for() offers `by`, who can add nothing but what they may read. Returns the EvidenceItems that are new;
    what is there already stays. Refused for anybody but the two, once one has signed, and for what is not offered any more.
    """
    appraisal = _lock_for(appraisal, by)
    _lock_pieces(appraisal, keys)
    offered = {offer.key: offer for offer in offers_for(appraisal, by.user, taken=True)}
    if gone := set(keys) - set(offered):
        raise Refused(f"{len(gone)} of these can no longer be added. Look at the list again.", field="learning")
    new = [offered[key] for key in keys if not offered[key].taken]
    return [EvidenceItem.objects.create(appraisal=appraisal, added_by=by, **offer.values()) for offer in new]


def _lock_pieces(appraisal, keys):
    """Lock the pieces of learning among what is chosen, in the order of their keys: whoever is changing one is waited for."""
    own = CPDEntry.objects.filter(person_id=appraisal.appraisee_id).values_list("pk", flat=True)
    chosen = [pk for pk in own if f"entry:{pk}" in keys]
    list(CPDEntry.objects.filter(pk__in=chosen).select_for_update().order_by("pk"))


@transaction.atomic
def write_evidence(appraisal, *, kind, on, text, by):
    """Add feedback, a compliment or a concern in one's own words (P41, P44, M17). Returns the EvidenceItem.

    Refused for anybody but the two, once one has signed, for a day to come, for another kind, and for the same words twice.
    """
    appraisal = _lock_for(appraisal, by)
    if kind not in OWN_WORDS:
        raise Refused("Choose feedback, a compliment or a concern.", field="kind")
    if on > clock.today():
        raise Refused("The date must be today or in the past.", field="on")
    if appraisal.evidence.filter(kind=kind, on=on, text__iexact=text).exists():
        raise Refused("This is there already.", field="text")
    return EvidenceItem.objects.create(appraisal=appraisal, kind=kind, on=on, text=text, added_by=by)


@transaction.atomic
def remove_evidence(item, *, by):
    """Whoever added a piece of evidence takes it out again before anybody has signed (P41).

    Refused for the other of the two, who can speak about it in their own part, and when it is gone already.
    """
    _lock_for(item.appraisal, by)
    item = _still_there(EvidenceItem, item, "This was removed already.")
    if item.added_by_id != by.pk:
        raise Refused("Only the one who added this can remove it.")
    item.delete()


@transaction.atomic
def add_need(appraisal, *, title, reason, priority=Priority.ROLE, wanted_by=None, theme=None, by):
    """Raise a learning need of the appraisee in the appraisal (P16, P43, M20). Returns the AppraisalNeed.

    Refused for anybody but the two, once one has signed, and as raise_need refuses.
    """
    appraisal = _lock_for(appraisal, by)
    words = {"title": title, "reason": reason, "priority": priority, "wanted_by": wanted_by, "theme": theme}
    need = raise_need(appraisal.appraisee, **words, source=Source.APPRAISAL, by=by)
    return AppraisalNeed.objects.create(appraisal=appraisal, need=need)
