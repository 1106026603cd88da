"""What the page of the loop says, made from its figures: each case has its test."""

from dateutil.relativedelta import relativedelta
from django.utils.formats import date_format

from learning_org.dashboards.words import number
from learning_org.measures.loop import Ending, Step
from learning_org.web.templatetags.web import of_many

FEWEST = 5  # no rate, no median and no claim on fewer
SMALL = 10  # up to so many, "small numbers" is said wherever a sentence makes something of them
FEW_PAIRS = 30
TOO_FEW = "too few to say"

# From the last step of which something may be said, the sentence that leads: (none, one, many, all), then what cannot be said.
LEADS = {
    Step.BETTER: (("None of {n} is", "{k} of {n} is", "{k} of {n} are", "All {n} are"), "better at re-audit so far."),
    Step.CHANGED: (
        ("None of {n} has", "{k} of {n} has", "{k} of {n} have", "All {n} have"),
        "led to a change in practice so far: too few to say what re-audits found.",
    ),
    Step.MET: (
        ("None of {n} has", "{k} of {n} has", "{k} of {n} have", "All {n} have"),
        "a learning need that was met so far: too few to say what changed.",
    ),
    Step.NEEDED: (
        ("None of {n} has", "{k} of {n} has", "{k} of {n} have", "All {n} have"),
        "led to a learning need so far: too few to say what came of them.",
    ),
}
ENDINGS = {
    Ending.OPEN: ("is still open", "are still open"),
    Ending.ENDED: ("ended for a known reason", "ended for a known reason"),
    Ending.QUIET: ("went quiet: nobody has said why", "went quiet: nobody has said why"),
}


def share(part, whole):
    """A rate in whole per cent, halves up, or None on fewer than five."""
    return None if whole < FEWEST else (200 * part + whole) // (2 * whole)


def per_cent(part, whole):
    rate = share(part, whole)
    return TOO_FEW if rate is None else f"{rate}%"


def last_spoken_of(loop):
    """The last step of which something may be said: the first that no five findings could take, or the last of all."""
    return next((step for step in list(Step)[1:] if loop.reached(step) < FEWEST), Step.BETTER)


def medians_shown(loop):
    """{step: days from the step before}, for those that five findings or more took."""
    return {step: days for step, days in loop.medians.items() if days is not None and loop.reached(step) >= FEWEST}


def to_reaudit_shown(loop):
    return loop.to_reaudit if loop.audited_again >= FEWEST else None


def answer(loop, first, last):
    """(what stands out, what else there is): the answer above the chart."""
    total = loop.total
    if not total:
        when = f"in {months(first, last)}" if first.replace(day=1) == last.replace(day=1) else f"from {months(first, last)}"
        return (f"No findings were made {when}.", "Change the months to see others: a finding appears here when its audit is submitted.")
    if total < FEWEST:
        return (few(loop), "too few to draw, or to say anything of. The table holds them.")
    return (lead(loop), rest(loop))


def few(loop):
    """How many there are, where there are too few to say more: for the page, and for a picture whose heading names the months."""
    return f"Only {of_many(loop.total, 'finding,findings')} in these months:" if loop.total else "No findings in these months."


def lead(loop):
    step, total = last_spoken_of(loop), loop.total
    count = loop.reached(step)
    forms, what = LEADS[step]
    form = forms[0 if not count else 3 if count == total else 1 if count == 1 else 2]
    findings = f"{'the ' if not count else ''}{total:,} findings"
    small = "Small numbers: " if total <= SMALL else ""
    sentence = f"{form.format(k=f'{count:,}', n=findings)} {what}"
    return f"{small}{sentence[0].lower() if small else sentence[0]}{sentence[1:]}"


def rest(loop):
    """ "13 are still open, 12 ended for a known reason and 6 went quiet: nobody has said why." """
    found = [(loop.ended(ending), words) for ending, words in ENDINGS.items()]
    parts = [f"{count:,} {words[0] if count == 1 else words[1]}" for count, words in found if count]
    if not parts:
        return ""
    said = f"{' and '.join(filter(None, [', '.join(parts[:-1]), parts[-1]]))}."
    return said if loop.ended(Ending.QUIET) else f"{said} None went quiet."


def described(loop):
    """The numbers of the chart in sentences, for those who do not see it."""
    reached = {step: f"{loop.reached(step):,}" for step in Step}
    sentences = [
        f"Of {reached[Step.FOUND]} findings, {reached[Step.NEEDED]} led to a learning need, {reached[Step.MET]} needs were met, "
        f"for {reached[Step.CHANGED]} worker and manager said that practice had changed, and {reached[Step.BETTER]} were judged better at "
        "re-audit.",
        rest(loop),
    ]
    if days := [str(each) for each in medians_shown(loop).values()]:
        sentences.append(f"Median days between steps: {joined(days)}.")
    return " ".join(filter(None, sentences))


def joined(words):
    """ "9, 41 and 94"."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def months(first, last):
    """ "October 2025 to March 2026", or one month by its name."""
    names = [date_format(day, "F Y") for day in (first, last)]
    return names[0] if names[0] == names[1] else " to ".join(names)


def subs(loop, first, last):
    """What stands below the name of each step."""
    total = loop.total
    spoken = last_spoken_of(loop)
    said = {
        Step.FOUND: months(first, last),
        Step.NEEDED: f"{per_cent(loop.reached(Step.NEEDED), total)} of findings",
        Step.MET: "by training, coaching or CPD",
        Step.CHANGED: "said at three months",
        Step.BETTER: f"{per_cent(loop.reached(Step.BETTER), total)} of findings so far",
    }
    few = total < FEWEST
    return {step: TOO_FEW if step > Step.FOUND and (few or step > spoken) else words for step, words in said.items()}


def pairs_answer(loop):
    """What the re-audits found, or why nothing is said of it."""
    changed, again = loop.reached(Step.CHANGED), loop.audited_again
    if not again:
        return "None of the findings that changed practice has been audited again yet."
    if again < FEWEST:
        return f"{again} of the {changed:,} that changed practice {'has' if again == 1 else 'have'} been audited again: {TOO_FEW} more."
    small = "Small numbers: " if again <= SMALL else ""
    found = f"{small}{again:,} of the {changed:,} have been audited again: {turns(loop)}."
    return f"{found} The open ring is the first audit, the filled dot the second."


def turns(loop):
    """ "11 were judged better, 2 the same and 1 lower"."""
    better, same, lower = (loop.counts.get(key, 0) for key in ("better", "same", "lower"))
    parts = [f"{better:,} {'was' if better == 1 else 'were'} judged better"]
    parts += [f"{count:,} {words}" for count, words in ((same, "the same"), (lower, "lower")) if count]
    return joined(parts)


def care(loop, moderated):
    """What to keep in mind about the pairs."""
    again, said = loop.audited_again, []
    if FEWEST <= again < FEW_PAIRS:
        said.append(f"{again} pairs is a small number")
    said.append("low judgements tend to rise at a second look")
    if again > moderated:
        left = again - moderated
        some = f"{left:,} of the {again:,} re-audits {'was' if left == 1 else 'were'} not moderated"
        said.append(some if moderated else "none of the re-audits was moderated")
    return f"{joined(said)}."


def full_months(last, on):
    """How many whole months lie between the last day of the period and the date."""
    count = 0
    while last + relativedelta(months=count + 1) <= on:
        count += 1
    return count


def who_is_counted(first, last, on):
    """Whose findings these are, and how long each had to come round."""
    had = full_months(last, on)
    found = (
        f"findings made in {months(first, last)}"
        if first.replace(day=1) == last.replace(day=1)
        else f"findings made from {months(first, last)}"
    )
    if not had:
        return f"{found}. Some had less than a month to come round."
    return f"{found}, so that each had at least {number(had)} {'month' if had == 1 else 'months'} to come round."


def stands_for(unit):
    """What one line of the chart is, when there are many."""
    if unit == 1:
        return "Each line is one finding."
    return f"Each line stands for {number(unit)} findings, and a group with fewer keeps one line."
