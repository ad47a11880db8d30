"""Regular expressions from knowledge rows; a bad one is named, not a traceback."""

from __future__ import annotations

import re

from onrecord.errors import KnowledgeError


def compiled(pattern: str, *, file: str, row: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a knowledge row.

    Raises:
        KnowledgeError: it is no regular expression.
    """
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise KnowledgeError(
            f"row {row!r}: its pattern is no regular expression ({error})",
            input=file,
            remedy="mend the pattern",
        ) from None
