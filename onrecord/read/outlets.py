"""Who published a report: outlets and agencies by name, credit and address."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import OUTLETS, OutletRow
from onrecord.model import Report

_EDITION = re.compile(r"\s*(?:\([^()]{1,60}\)|\s[-–|]\s.{1,40})\s*$")


class Outlets:
    """Looks up outlets by any of their names, by the agency credit they go by, or by URL."""

    def __init__(self, knowledge: Knowledge) -> None:
        rows = knowledge.rows(OUTLETS)
        self._by_name = {
            name.casefold(): row for row in reversed(rows) for name in (*row.aliases, *row.credits, row.name)
        }
        self._by_domain = {domain: row for row in reversed(rows) for domain in row.domains}
        self._by_credit = {name.casefold(): row for row in reversed(rows) for name in row.credits}

    def named(self, name: str | None) -> OutletRow | None:
        """The outlet of a name as written ("CNN (Web News)", "New York Times - News")."""
        if not name:
            return None
        plain = name.strip().casefold()
        bare = _EDITION.sub("", plain)
        return (
            self._by_name.get(plain)
            or self._by_name.get(bare)
            or self._by_name.get(bare.removeprefix("the "))
        )

    def at(self, url: str | None) -> OutletRow | None:
        """The outlet whose domain an address lies in."""
        try:
            host = (urlsplit(url or "").hostname or "").removeprefix("www.")
        except ValueError:
            return None
        parts = host.split(".")
        for first in range(len(parts) - 1):
            row = self._by_domain.get(".".join(parts[first:]))
            if row is not None:
                return row
        return None

    def credited(self, words: str | None) -> OutletRow | None:
        """The agency of a credit ("AP", "Yonhap News Agency"), or of one that names it first."""
        if not words:
            return None
        whole = words.strip(" .").casefold()
        return self._by_credit.get(whole) or self._by_credit.get(re.split(r"[/,;]| - ", whole)[0].strip())

    def of(self, report: Report) -> OutletRow | None:
        """The outlet of a report, by its name or, failing that, its address."""
        return self.named(report.outlet) or self.at(report.url)


@lru_cache(maxsize=4)
def _outlets(knowledge: Knowledge) -> Outlets:
    return Outlets(knowledge)


def outlet_country(report: Report, knowledge: Knowledge) -> str | None:
    """The country an outlet is at home in (ISO 3166-1 alpha-3, or PLOVER's UNO, IGO, EUR), or None."""
    row = _outlets(knowledge).of(report)
    return row.country if row else None
