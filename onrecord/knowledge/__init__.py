"""Knowledge as data: one file a subject, every row with its source, one loader."""

from onrecord.knowledge.loader import Knowledge, Subject

__all__ = ["Knowledge", "Subject"]
