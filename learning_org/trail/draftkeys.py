"""The signed key in every long form: whose text it is, of which form, under which draft. Who holds it may keep that text, nothing else."""

import dataclasses
import uuid

from django.core import signing

SALT = "trail.draft"
LONGEST_OPEN = 30 * 86_400  # seconds that a page may have been open


@dataclasses.dataclass(frozen=True)
class DraftKey:
    user_id: int
    form: str
    draft_id: uuid.UUID

    def signed(self):
        """The key as it stands in a hidden field."""
        return signing.dumps([self.user_id, self.form, str(self.draft_id)], salt=SALT)


def read_key(text):
    """The DraftKey of a hidden field, or None when it is missing, forged or too old."""
    try:
        user_id, form, draft_id = signing.loads(text or "", salt=SALT, max_age=LONGEST_OPEN)
        return DraftKey(user_id, form, uuid.UUID(draft_id))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def read_version(text):
    """The version that a page last saw; 0 when it says none."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 0
