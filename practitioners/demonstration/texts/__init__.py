"""All that the demonstration's people write: our own words, about practice, with case references only."""

from practitioners.demonstration.texts import direct_work, practice, safety, together
from practitioners.demonstration.texts.leading import COURSE, LEADING, READING
from practitioners.demonstration.texts.topic import Topic

TOPICS = [*direct_work.TOPICS, *safety.TOPICS, *practice.TOPICS, *together.TOPICS]
VOICE = direct_work.VOICE
WITH_PARTNERS = [VOICE, *safety.TOPICS, *together.TOPICS]
BEHIND = [LEADING, LEADING, LEADING, practice.OVERSIGHT, together.AGENCIES]

__all__ = ["BEHIND", "COURSE", "LEADING", "READING", "TOPICS", "VOICE", "WITH_PARTNERS", "Topic"]
