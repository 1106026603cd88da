# django-rules finds an app's predicates by importing `audits.rules`.
from audits.rules import audits, findings  # noqa: F401
