"""Count the events found in reports, titles among them, that a reader found free of any PLOVER event.

.venv/bin/python scripts/measure_quiet.py       from the project's root; ../shared beside it
"""

from __future__ import annotations

from dataclasses import replace

from news import ARTICLES, quiet, read_rows

from onrecord.coder import Coder, report_of


def main() -> None:
    """Print how many events a quiet report holds."""
    calm = quiet()
    coder = Coder()
    found = [
        len(coder.code(replace(report_of(row["text"], row.get("date")), title=row["title"])).events)
        for row in read_rows(ARTICLES)
        if row["id"] in calm
    ]
    print(f"{len(found)} reports, {sum(found)} events, {sum(found) / len(found):.2f} a report")


if __name__ == "__main__":
    main()
