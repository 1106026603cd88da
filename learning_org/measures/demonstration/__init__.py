"""The figures of the months before the date, frozen as each month closed."""

from practitioners.registries import DemonstrationStep


def steps():
    """One step, after everything that is measured."""
    from learning_org.measures.demonstration.figures import make_figures
    from learning_org.measures.models import MonthlyFigure
    from practitioners.demonstration.history import SYSTEM, Change

    changes = {MonthlyFigure: [Change("t.frozen_at", SYSTEM, label="insert")]}
    return [DemonstrationStep("monthly figures", (make_figures,), (MonthlyFigure,), changes, order=70)]
