"""The learning loop: one line for each development finding, how far it got, and why it stopped there (docs/loop.md)."""

from learning_org.measures.loop.endings import BY_KEY, REASONS, Ending, Reason, Step, reasons_of
from learning_org.measures.loop.lines import Line, findings_counted, lines_of, with_lines
from learning_org.measures.loop.loops import Loop, measure_loop, measure_pairs

__all__ = [
    "BY_KEY",
    "REASONS",
    "Ending",
    "Line",
    "Loop",
    "Reason",
    "Step",
    "findings_counted",
    "lines_of",
    "measure_loop",
    "measure_pairs",
    "reasons_of",
    "with_lines",
]
