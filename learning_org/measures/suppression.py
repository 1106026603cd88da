"""Small numbers of what is sensitive: kept back, together with whatever they could be worked out from. Exact arithmetic, no query."""

from learning_org.measures.figures import FEWEST


def suppressed(counts):
    """The numbers of {key: number} that may be shown, and their total: ({key: number or None}, total or None). None is kept back.

    Every number under five is kept back, 0 too, since it says that nobody did. A total under five is kept back with all of its parts.
    Otherwise the total is shown, and with it what is kept back would be the rest; so the smallest of the others are kept back as well,
    until there are two or more and the rest is five or more. Whoever knows this rule still cannot tell which is which: the two kinds of
    None are the same.
    """
    total = sum(counts.values())
    if total < FEWEST:
        return dict.fromkeys(counts), None
    kept_back = [key for key, number in counts.items() if number < FEWEST]
    others = sorted((key for key in counts if key not in kept_back), key=lambda key: counts[key], reverse=True)
    while kept_back and others and (len(kept_back) < 2 or sum(counts[key] for key in kept_back) < FEWEST):
        kept_back.append(others.pop())
    return {key: None if key in kept_back else number for key, number in counts.items()}, total
