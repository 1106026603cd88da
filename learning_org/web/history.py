"""Every model keeps its history by database trigger: what it was, when, by whom and from which page."""

import pghistory


def tracked(*, exclude=()):
    """Class decorator: record each insert, update and delete of a model's rows, without the `exclude`d columns.

    The trackers are made afresh for each model, since two models cannot share them.
    """

    def decorate(model):
        events = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
        return pghistory.track(*events, exclude=list(exclude) or None)(model)

    return decorate
