"""Run every scorer on its development sets and print the table of docs/benchmarks.md.

.venv/bin/python scripts/measure.py [TASK…]      from the project's root; ../shared beside it
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
# Task, development set, the figures that matter.
RUNS = (
    ("relate", "relate.jsonl", ("root_macro_f1", "quad_macro_f1", "binary_macro_f1", "related")),
    ("what", "what.plv.jsonl", ("pair_found", "pair_type_accuracy", "pair_type_f1")),
    ("what", "what.petrarch.jsonl", ("sentence_type_f1", "coded_f1")),
    ("who", "who.jsonl", ("country_accuracy", "sector_accuracy", "both_accuracy")),
    ("when", "when.timebank.jsonl", ("value_f1", "strict_f1", "relaxed_f1")),
    ("when", "when.meantime.jsonl", ("value_f1", "strict_f1", "relaxed_f1")),
    (
        "where",
        "where.jsonl",
        ("overlap_f1", "within_161km", "within_161km_matched", "geonames_exact_matched"),
    ),
    ("said", "said.dev.jsonl", ("whole_f1", "source_exact_f1", "cue_exact_f1", "content_exact_f1")),
    ("status", "status.uw.jsonl", ("macro_f1", "macro_f1_majority", "accuracy")),
    ("status", "status.meantime.jsonl", ("macro_f1", "macro_f1_majority", "accuracy")),
    ("merge", "merge.ecbplus-dev.jsonl", ("conll_f1", "conll_f1_topics_given")),
    ("merge", "merge.newswcl50.jsonl", ("conll_f1", "conll_f1_topics_given")),
    ("copies", "copies.jsonl", ("f1", "hard_negatives_kept_apart", "all_pairs_precision")),
)


def measured(task: str, gold: str) -> dict[str, float]:
    """The figures of one scorer on one development set."""
    command = [
        sys.executable,
        str(GOLD / "score.py"),
        task,
        "--gold",
        str(GOLD / "dev" / gold),
        "--run",
        str(ROOT / ".venv/bin/onrecord"),
        "--json",
    ]
    done = subprocess.run(command, cwd=GOLD, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main(wanted: list[str]) -> None:
    """Print one table row a set."""
    for task, gold, names in RUNS:
        if wanted and task not in wanted:
            continue
        figures = measured(task, gold)
        found = figures.get("figures", figures)
        assert isinstance(found, dict)
        shown = " · ".join(f"`{name}` {100 * float(found[name]):.1f}" for name in names)
        print(f"| `{task}` | {gold} | {shown} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
