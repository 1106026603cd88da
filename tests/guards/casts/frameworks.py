"""Frameworks are nobody's; the coverage of them, and the employer's sample, are about Own."""

from tests import factories as make


def records(people, found):
    """{words in docs/access.md: the record they mean}."""
    version = make.FrameworkVersionFactory()
    return {"framework": version.framework, "version of a framework": version, "standard": make.StandardFactory(version=version)}


def fill(dice, staff):
    """Nothing to see or not to see: everybody in post reads all of it."""
