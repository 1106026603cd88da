"""The learning loop's pages: the chart, its rows, its files and how each step is counted."""
