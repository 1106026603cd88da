def records(people, found):
    """{words in docs/access.md: the record they mean}, about Own."""
    return {}


def fill(dice, staff):
    """Rows of every kind about random people."""
