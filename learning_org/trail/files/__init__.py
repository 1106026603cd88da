"""Files that people add: checked, stored in a private place, scanned, and handed out by pages that ask who may read them.

checks.py says what is taken, storing.py keeps it, clamav.py asks a scanner. Pages: learning_org/trail/views/files.py.
"""

from learning_org.trail.files.checks import ACCEPT, TAKEN, Checked, check_file, limit_in_words
from learning_org.trail.files.storing import delete_orphans, keeping, open_file, scan_new, scan_waiting

__all__ = [
    "ACCEPT",
    "TAKEN",
    "Checked",
    "check_file",
    "delete_orphans",
    "keeping",
    "limit_in_words",
    "open_file",
    "scan_new",
    "scan_waiting",
]
