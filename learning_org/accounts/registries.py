"""What accounts must know but may not import: higher floors fill these in their AppConfig.ready()."""

_sources = {}


def register(**sources):
    """Say who answers: people_visible_to(queryset, user) -> queryset; access_of(user) -> accounts.access.Access;
    keep_posted_form(request) -> whether the text of a long form that cannot be taken now is kept."""
    _sources.update(sources)


def people_visible_to(queryset, user):
    return _sources["people_visible_to"](queryset, user)


def access_of(user):
    return _sources["access_of"](user)


def keep_posted_form(request):
    return _sources["keep_posted_form"](request)
