import unicodedata


def sort_key(family_name, given_name):
    """The stored key by which names sort, the same in every locale: no case, no accents, no punctuation but the comma."""
    text = f"{family_name},{given_name}"
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() or c == "," else " " for c in plain.casefold()).split())
