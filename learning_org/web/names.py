import unicodedata


def full_name(given_name, family_name):
    """A person's name as it is read; some people have one name alone, and None stands for none."""
    return f"{given_name or ''} {family_name or ''}".strip()


def sort_key(family_name, given_name):
    """The stored key by which names sort, the same in every locale: no case, no accents, no punctuation but the comma."""
    text = f"{family_name},{given_name}"
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() or c == "," else " " for c in plain.casefold()).split())
