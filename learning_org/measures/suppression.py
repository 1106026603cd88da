"""Small numbers of what is sensitive: kept back, together with whatever they could be worked out from. Exact arithmetic, no query."""

from learning_org.measures.figures import FEWEST


def suppressed(counts):
    """The numbers of {key: number} that may be shown, and their total: ({key: number or None}, total or None). None is kept back.

    Every number under five is kept back, 0 too, since it says that nobody did. A total under five is kept back with all of its parts.
    Otherwise the total is shown, and with it what is kept back would be the rest; so the smallest of the others are kept back as well,
    those of one size together, until the rest tells nothing. Whoever knows this rule still cannot work out a number under five
    (tests/measures/test_suppression.py asks it of every small table).
    """
    total = sum(counts.values())
    if total < FEWEST:
        return dict.fromkeys(counts), None
    kept_back = [key for key, number in counts.items() if number < FEWEST]
    others = sorted({number for number in counts.values() if number >= FEWEST}, reverse=True)
    while kept_back and others and _tells([counts[key] for key in kept_back]):
        size = others.pop()
        kept_back += [key for key, number in counts.items() if number == size]
    return {key: None if key in kept_back else number for key, number in counts.items()}, total


def _tells(numbers):
    """Whether the sum of what is kept back, which is the total less what is shown, says what a number is: of one alone; of some that are
    under five together; and of some that are all as large as a number under five can be."""
    return len(numbers) < 2 or sum(numbers) < FEWEST or set(numbers) == {FEWEST - 1}
