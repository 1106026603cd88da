"""What accounts must know but may not import: practitioners fills these in its AppConfig.ready()."""

_sources = {}


def register(*, people_visible_to, access_of):
    """Say who answers: people_visible_to(queryset, user) -> queryset; access_of(user) -> accounts.access.Access."""
    _sources.update(people_visible_to=people_visible_to, access_of=access_of)


def people_visible_to(queryset, user):
    return _sources["people_visible_to"](queryset, user)


def access_of(user):
    return _sources["access_of"](user)
