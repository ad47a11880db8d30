"""From paths, bytes and feeds to clean, dated reports."""

from onrecord.read.drafts import Read, Skipped
from onrecord.read.reader import Reader, reports

__all__ = ["Read", "Reader", "Skipped", "reports"]
