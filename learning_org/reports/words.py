"""What a report says in sentences, made from its figures: each case has its test (tests/reports/test_words.py)."""

from collections import Counter

from learning_org.measures.figures import SMALL
from learning_org.reports.numbers import pair_words

NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NEEDS_HELP = 3  # a unit with so many figures off target needs help; with fewer, practice holds
MOST_WORSE, MOST_BETTER = 3, 1
LEAST_CHANGE = 5  # points, before a change is spoken of
UNJUDGED = ("few", "none")
STATUS_WORDS = {"on": "On target", "close": "Close", "off": "Off target", "few": "Too few", "none": "No target"}


def number(count):
    """A count in words up to twelve, in figures from 13."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,}"


def capital(text):
    return text[:1].upper() + text[1:]


def listed(names):
    """ "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def off(figures):
    return [figure for figure in figures if figure["status"] == "off"]


def furthest(figures):
    """The figure furthest off its target; those of more than ten before smaller ones, then by number. None when none is off."""
    return min(off(figures), key=lambda f: (f["denominator"] <= SMALL, -f["shortfall"], f["number"]), default=None)


def headline(own, children, noun):
    """The report's answer in one or two sentences. Takes the unit's own figures, its children (each with "name" and "figures") and what
    they are called, as (one, many). A unit needs help with three or more figures off target."""
    every = [*own, *(figure for child in children for figure in child["figures"])]
    if all(figure["status"] in UNJUDGED for figure in every):
        return "There are too few numbers to judge this month."
    return _headline_of_children(own, children, noun) if children else _headline_alone(own)


def _headline_alone(own):
    count = len(off(own))
    if not count:
        return "Practice is holding: no figure is off target."
    worst = lower(furthest(own)["name"])
    if count == 1:
        return f"One figure is off target: {worst}."
    return f"{capital(number(count))} figures are off target, furthest of all {worst}."


def _headline_of_children(own, children, noun):
    troubled = [child for child in children if len(off(child["figures"])) >= NEEDS_HELP]
    holding = len(children) - len(troubled)
    if not troubled:
        return _headline_holding(own, children, noun)
    if len(troubled) > 2:
        families = Counter(furthest(child["figures"])["family"] for child in troubled)
        most = sorted(families, key=lambda family: (-families[family], family))[0]
        return f"{capital(number(len(troubled)))} of {number(len(children))} {noun[1]} need help now, most of all with {most}."
    holds = f"Practice is holding in {number(holding)} {noun[holding != 1]}. " if holding else ""
    if len(troubled) == 2:
        return f"{holds}{listed([child['name'] for child in troubled])} need help now."
    return f"{holds}{troubled[0]['name']} needs help with {furthest(troubled[0]['figures'])['family']} now."


def _headline_holding(own, children, noun):
    if all(figure["status"] in UNJUDGED for child in children for figure in child["figures"]):
        few = f"{'The one' if len(children) == 1 else 'Each'} {noun[0]} has too few numbers to judge."
        what = lower(furthest(own)["name"]) if off(own) else "no figure"
        return f"As a whole, {what} is off target. {few}"
    holds = f"Practice is holding in {'the one' if len(children) == 1 else f'all {number(len(children))}'} {noun[len(children) != 1]}"
    count = sum(len(off(child["figures"])) for child in children)
    if count:
        return (
            f"{holds}, with {number(count)} of their figures off target."
            if len(children) > 1
            else f"{holds}, with {number(count)} off target."
        )
    if off(own):
        return f"{holds} where it can be judged. As a whole, {lower(furthest(own)['name'])} is off target."
    return f"{holds}."


def lower(name):
    """A figure's name inside a sentence."""
    return name[:1].lower() + name[1:]


def summary(own, children, kind, noun):
    """The paragraph under the headline: how many figures stand where, whom the averages hide, and what rose."""
    sentences = [_counts(own, kind)]
    if children:
        sentences += filter(None, [_where_off(own, children, noun), _risen(children)])
    return " ".join(sentences)


def _counts(own, kind):
    held = Counter(figure["status"] for figure in own)
    judged = len(own) - held["none"]
    first = f"{capital(number(held['on']))} of the {number(judged)} {kind} figures {_is(held['on'])} on target"
    parts = [first, f"{number(held['close'])} {_is(held['close'])} close", f"{number(held['off'])} {_is(held['off'])} off target"]
    if held["few"]:
        parts.append(f"{number(held['few'])} {_is(held['few'])} too few to judge")
    return f"{listed(parts)}."


def _is(count):
    return "is" if count < 2 else "are"


def _where_off(own, children, noun):
    """Whom the averages hide: one unit that holds most of what is off target, else in how many units it is."""
    counts = {child["name"]: len(off(child["figures"])) for child in children if off(child["figures"])}
    total = sum(counts.values())
    if not total:
        return f"No {noun[0]}’s figure is off target."
    name = max(counts, key=lambda name: counts[name])
    if total >= NEEDS_HELP and counts[name] * 2 > total and len(children) > 1:
        hides = f"The averages hide one {noun[0]}" if not off(own) else f"One {noun[0]} stands out"
        worst = furthest(next(child for child in children if child["name"] == name)["figures"])
        share = "all" if counts[name] == total else f"{number(counts[name])} of the"
        share = f"{share} {number(total)} {noun[0]} figures that are off target belong to {name}"
        at = f"where {lower(worst['name'])} is {pair_words(worst['numerator'], worst['denominator'])}"
        return f"{hides}: {share}, {at}."
    verb = "figure is" if total == 1 else "figures are"
    return f"{capital(number(total))} {noun[0]} {verb} off target, in {number(len(counts))} {noun[len(counts) != 1]}."


def _risen(children):
    best = [found for found in _moves(children) if found[0] > 0][:1]
    for _better, child, figure in best:
        rose = "fell" if figure["lower_is_better"] else "rose"
        few = ", small numbers" if _small(figure) else ""
        return f"{figure['name']} {rose} in {child['name']}, from {_was(figure)} to {_now(figure)}{few}."
    return ""


def _moves(children):
    """(points better, child, figure) of everything that moved by five points or more since the month before, the best first."""
    found = [
        (figure["points"], child, figure)
        for child in children
        for figure in child["figures"]
        if abs(figure["points"] or 0) >= LEAST_CHANGE and not figure["seasonal"] and not figure["is_mean"]
    ]
    return sorted(found, key=lambda move: (-move[0], move[2]["number"], move[1]["name"]))


def _was(figure):
    return pair_words(*figure["previous"])


def _now(figure):
    return pair_words(figure["numerator"], figure["denominator"])


def _small(figure):
    return min(figure["denominator"], figure["previous"][1]) <= SMALL


def changes(units):
    """What changed most since the month before: the three largest falls, then the largest gain, as [(how much, where and from what)]."""
    moves = _moves(units)
    worse = sorted((move for move in moves if move[0] < 0), key=lambda move: move[0])[:MOST_WORSE]
    better = [move for move in moves if move[0] > 0][:MOST_BETTER]
    return [_change(*move) for move in [*worse, *better]]


def _change(points, unit, figure):
    much = f"{abs(figure['change'])} points {'better' if points > 0 else 'worse'}"
    where = f"{figure['name']}, {unit['name']}" if unit["name"] else figure["name"]
    return {"much": much, "text": f"{where}: {_was(figure)}, now {_now(figure)}.{' Small numbers.' if _small(figure) else ''}"}


def focus_heading(figure, children, noun):
    """The heading over the charts of one figure. `children` are that figure for each child unit."""
    family, held = capital(figure["family"]), [child for child in children if child["status"] == "off"]
    if not children:
        return f"{figure['name']}: the last 12 months"
    if len(held) == 1:
        return f"{family}: the average hides one {noun[0]}" if figure["status"] != "off" else f"{family}: one {noun[0]} is off target"
    if held:
        return f"{family}: {number(len(held))} of {number(len(children))} {noun[1]} are off target"
    return f"{family}: no {noun[0]} is off target"
