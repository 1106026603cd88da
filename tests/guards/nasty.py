"""What no form expects: values, bodies and query strings as hypothesis strategies."""

import html.parser
from urllib.parse import quote_from_bytes

from hypothesis import strategies as st

HOST, BOUNDARY = "testserver", "nasty-boundary"
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", f"multipart/form-data; boundary={BOUNDARY}"
LONG = 20_000
PLAIN, TODAY = "Plain words.", ("2", "11", "2026")
PARTS_OF_DATE = ("_day", "_month", "_year")
NUMBERS = (
    "0",
    "-1",
    "00",
    "1.5",
    "1e999",
    "NaN",
    "Infinity",
    "9" * 19,
    "9" * 5000,
    "²",
    "٣",
    "½",
    "0x10",
    "1_000",
    "31",
    "2",
    "2026",
    "99999",
)
WORDS = (
    "",
    " ",
    "\t\n",
    "on",
    "null",
    "None",
    "[]",
    "{}",
    '{"a": [1',
    "true",
    "2026-02-31",
    "0000-00-00",
    "24:61",
    "C-99999",
    "a@b",
    "%00",
    "%zz",
)
RUDE = (
    "'",
    '"><script>alert(1)</script>',
    "{{ 7*7 }}",
    "{% now %}",
    "../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "\\",
    "%s%n",
    "'; SELECT 1; --",
)
ODD = ("\x00", "a\x00b", "\x0b\x1f\x7f", "\u202e\u200b\ufeff", "\U0001f9d2", "e\u0301" * 40, "\ufdd0\uffff", "I\u0307", "ß" * 300)
BYTES = (b"\xff\xfe", b"\xed\xa0\x80", b"\xc0\x80", b"\xe2\x82", b"\xf4\x90\x80\x80")  # no UTF-8: a lone surrogate is among them
DATES = (
    ("31", "2", "2026"),
    ("29", "2", "2025"),
    ("0", "0", "0"),
    ("1", "13", "2026"),
    ("1", "1", "10000"),
    ("1", "1", "-5"),
    ("1", "1", "0001"),
)
FILES = (
    ("../../x.pdf", b"%PDF-1.4"),
    ("a\x00b.pdf", b""),
    ("x" * 300 + ".pdf", b"\x00" * 99),
    ("", b"text"),
    ("\u202etxt.exe", b"MZ"),
    (".", b"PK\x03\x04"),
)
TYPES = (
    "application/json",
    "text/plain",
    "application/octet-stream",
    "",
    "nonsense",
    f"{URLENCODED}; charset=nonsense",
    f"{URLENCODED}; charset=utf-16",
    "multipart/form-data",
)

UNASKED = ((), (), ((b"nobody-asked", b"x"),), tuple((f"field{number}".encode(), b"") for number in range(1100)))  # more than Django takes


class Fields(html.parser.HTMLParser):
    """The fields of the forms of a page that post, as {name: [values that the page offers]}."""

    def __init__(self, page):
        super().__init__()
        self.found, self.inside, self.select = {}, False, None
        self.feed(page.split("<main", 1)[-1])

    def handle_starttag(self, tag, attributes):
        said = dict(attributes)
        if tag == "form":
            self.inside = (said.get("method") or "").lower() == "post"
        elif self.inside and tag in ("input", "textarea", "select", "button") and said.get("name"):
            self.found.setdefault(said["name"], []).append(said.get("value") or ("" if tag == "select" else PLAIN))
            self.select = said["name"] if tag == "select" else None
        elif self.inside and tag == "option" and self.select:
            self.found[self.select].append(said.get("value") or "")


def values(ids):
    """One value as bytes: rude, odd, far too long, a number that is none, somebody else's key."""
    words = st.sampled_from((*WORDS, *RUDE, *ODD, *NUMBERS, *map(str, ids)))
    long = st.sampled_from(("x" * LONG, "é \n" * 3000, "9" * 400))
    free = st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass"))
    return st.one_of(words.map(str.encode), words.map(str.encode), long.map(str.encode), st.sampled_from(BYTES), free)


@st.composite
def posts(draw, fields, ids):
    """(body, content type) of one malformed request to a form with these fields: {name: values offered}."""
    pairs = draw(pairs_of(fields, ids)) + draw(st.sampled_from(UNASKED))
    how = draw(st.sampled_from(("plain",) * 6 + ("files",) * 2 + ("cut", "raw", "typed")))
    if how == "plain":
        return urlencoded(pairs), URLENCODED
    if how == "raw":
        return draw(st.sampled_from((b"", b"\xff" * 40, b"%", b"a=%ff%fe&=&&b", b"[1, 2", b"\x00"))), URLENCODED
    if how == "typed":
        return urlencoded(pairs), draw(st.sampled_from(TYPES))
    body = multipart(pairs, draw(st.lists(st.tuples(st.sampled_from(sorted(fields) or ["file"]), st.sampled_from(FILES)), max_size=2)))
    return (body[: draw(st.integers(0, max(0, len(body) - 1)))] if how == "cut" else body), MULTIPART


@st.composite
def pairs_of(draw, fields, ids):
    """(name, value) of each field: most as the page offers it, some nasty, some twice, some not there; dates that no calendar has."""
    found, most = [], 5 + 8 * draw(st.integers(0, 3))
    days = draw(st.sampled_from((TODAY, *DATES)))
    for name, offered in sorted(fields.items()):
        kind = draw(st.integers(0, most))
        if kind > 1 and name.endswith(PARTS_OF_DATE):
            chosen = [days[PARTS_OF_DATE.index(name[name.rindex("_") :])].encode()]
        elif kind == 0:
            chosen = []
        elif kind == 1:
            chosen = [draw(values(ids)), draw(values(ids))]
        elif kind <= 3:
            chosen = [draw(values(ids))]
        else:
            chosen = [draw(st.sampled_from(offered)).encode()]
        found += [(name.encode(), value) for value in chosen]
    return tuple(found)


def urlencoded(pairs):
    return "&".join(f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in pairs).encode()


def multipart(pairs, files):
    mark = f"--{BOUNDARY}\r\n".encode()
    parts = [mark + b'Content-Disposition: form-data; name="' + name + b'"\r\n\r\n' + value + b"\r\n" for name, value in pairs]
    for name, (filename, content) in files:
        head = f'Content-Disposition: form-data; name="{name}"; filename="{filename}"\r\nContent-Type: application/pdf\r\n\r\n'
        parts.append(mark + head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()


@st.composite
def queries(draw, names, ids):
    """A query string for a list with these filters."""
    every = sorted({*names, "page", "sort", "tab", "unit", "from", "on", "q"})
    chosen = draw(st.lists(st.sampled_from(every), min_size=1, max_size=6))
    pairs = [(name.encode(), draw(values(ids))[:2000]) for name in chosen]
    return urlencoded(pairs).decode() + draw(st.sampled_from(("", "&", "&%ff", "&page=-1", "&page=1e9", "&sort=--", "&sort=pk", "&=")))
