"""The addresses of the product, walked from the resolver, and the tables of docs/access.md."""

from pathlib import Path

from django.urls import URLPattern, get_resolver

ACCESS = Path(__file__).resolve().parents[2] / "docs/access.md"


def patterns(resolver=None, namespace=""):
    """(full name, pattern) of every address."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry
        else:
            yield from patterns(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)


def addresses():
    """The rows of every table of docs/access.md under a heading that begins with "Addresses"."""
    return [row for heading, rows in tables().items() if heading.startswith("Addresses") for row in rows]


def tables():
    """Every table of docs/access.md as a list of dicts, by the heading above it."""
    found, heading, columns = {}, "", None
    for line in ACCESS.read_text().splitlines():
        if line.startswith("#"):
            heading, columns = line.lstrip("# "), None
        elif line.startswith("|"):
            cells = [cell.strip().strip("`") for cell in line.strip("|").split("|")]
            if columns is None:
                columns, found[heading] = cells, []
            elif set(cells[0]) != {"-"}:
                found[heading].append(dict(zip(columns, cells, strict=True)))
    return found
