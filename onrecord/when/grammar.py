"""The pattern language of the time grammar, and the rules' bookkeeping.

A token's group is one character, so that a rule is a regular expression over a short string:
`<month> <day_number> (<comma> <year>)?` reads as it is written. `<n:number|ordinal>` names the
token for the rule's function; blanks mean nothing. `{macro}` stands for a pattern in MACROS.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from onrecord.vocabulary import Anchor, TimeType
from onrecord.when.calendar import Stretch
from onrecord.when.lexicon import Lexicon
from onrecord.when.lexing import Piece
from onrecord.when.surroundings import Surroundings

MACROS = {
    "number": "<n:number|day_number|four_digits>",
    "any_ordinal": "ordinal|second_ordinal|ordinal_number",
    "edge": "(<the>? <full>? <edge> <of>)?",
    "part": "(<the>? (<comparative>|<part>) <hyphen>? (<in> | <on>)?)?",
    "clock": (
        "(<hour:clock|day_number|number|noon> <half:ampm>? <oclock>?"
        " (<comma>? <zone:zone> | <open> <zone:zone> (<plus|hyphen|dash> <day_number>)? <close>)?)"
    ),
    "year": "<year|spelled_year>",
}
# Groups that the lexer gives without the lexicon.
LEXED = frozenset(
    "year spelled_year number day_number four_digits iso slashed clock decade short_decade short_year "
    "ordinal_number comma hyphen dash slash open close plus quarter_label fiscal_label".split()
)
_SYMBOL = re.compile(r"<(?:(?P<name>\w+):)?(?P<groups>[\w|]+)>|\{(?P<macro>\w+)\}|\s+")
# After these a date lies ahead, unless the verb is past ("effective June 1").
_UP_TO = frozenset({"by", "until", "till", "through", "effective", "due", "payable"})
# After these "back in May" tells where somebody will be.
_RETURNING = frozenset(
    {"be", "come", "go", "get", "fly", "head", "bring", "travel", "move", "welcome", "here"}
)
_FIRST_CODE = 0xE000


@dataclass(slots=True)
class Setting:
    """What a rule may look at beside its words.

    Attributes:
        text: the report's text.
        published: the day of publication, None if not known.
        lexicon: the time lexicon.
        around: the parse around an expression.
        zone: the zone the report is dated in, if known.
        filed_in: the zone of the dateline, if known.
        reference: the last date the text named, None at first.
        period: the last quarter, half or year the text named.
        day: the last day the text named.
        ahead_until: where the last day named ends, if it is to come.
        day_told: where the last day named begins.
        open_month: after "December 9": the token's end, month and year, for a day that follows.
        surnames: months that the text has used as persons' names ("May").
    """

    text: str

    published: date | None
    lexicon: Lexicon
    around: Surroundings
    zone: str | None = None
    filed_in: str | None = None
    reference: Stretch | None = None
    period: Stretch | None = None
    day: Stretch | None = None
    ahead_until: int | None = None
    day_told: int = 0
    open_month: tuple[int, int, int | None] | None = None
    surnames: set[str] = field(default_factory=set)

    def refer(self, stretch: Stretch) -> None:
        """Later expressions ("the next day", "that year") count from this one."""
        self.reference = stretch
        if stretch.grain in ("Y", "H", "Q") and (self.published is None or stretch.first <= self.published):
            self.period = stretch
        elif stretch.grain == "D":
            self.day = stretch


@dataclass(slots=True)
class Reading:
    """What an expression means; `stretch` or `bounds` where it is anchored to the calendar.

    `skip` tokens of the match at its beginning are left out of the span; only `take` tokens
    are used up, where given. `edtf` overrides the
    stretch's own. What only compares ("a year earlier") sets `reference` to False: later
    expressions do not count from it.
    """

    type: TimeType
    value: str
    stretch: Stretch | None = None
    anchor: Anchor = "none"
    zone: str | None = None
    bounds: tuple[date, date] | None = None
    edtf: str | None = None
    skip: int = 0
    take: int | None = None
    reference: bool = True


@dataclass(slots=True)
class Found:
    """Where a rule matched: the named tokens, and the tokens around."""

    pieces: list[Piece]
    start: int
    end: int
    named: dict[str, Piece]
    setting: Setting

    def __getitem__(self, name: str) -> Piece:
        return self.named[name]

    def get(self, name: str) -> Piece | None:
        return self.named.get(name)

    def capital(self, piece: Piece) -> bool:
        """Whether the token begins with a capital letter in the text."""
        return self.setting.text[piece.start].isupper()

    def has(self, *groups: str) -> bool:
        """Whether any token of the match is of one of the groups."""
        return any(piece.group in groups for piece in self.pieces[self.start : self.end])

    def of(self, *groups: str) -> Piece | None:
        """The first token of the match in one of the groups."""
        return next((p for p in self.pieces[self.start : self.end] if p.group in groups), None)

    @property
    def skip_over(self) -> int:
        """1 where the first word is a preposition ("over three years of talks"), not part of the number."""
        first = self.pieces[self.start]
        if first.group != "over" or self.pieces[self.start + 1].group == "a":
            return 0
        return 0 if self.setting.around.dependency(first.start) in ("quantmod", "advmod", "amod") else 1

    @property
    def before(self) -> Piece | None:
        return self.pieces[self.start - 1] if self.start else None

    def _back(self, at: int) -> bool:
        """Whether "back" stands there and looks back in time; who comes back in March may be to come."""
        return (
            at >= 0
            and self.pieces[at].low == "back"
            and not (at > 0 and self.setting.around.lemma(self.pieces[at - 1].start) in _RETURNING)
        )

    @property
    def after(self) -> Piece | None:
        return self.pieces[self.end] if self.end < len(self.pieces) else None

    @property
    def tense(self) -> str | None:
        before = self.before
        if before is not None and before.low == "since":
            # "It will be the first since March": over, whatever the verb.
            return "past"
        if before is not None and before.low == "in" and self._back(self.start - 2):
            # "accepted the invitation to meet back in March"
            return "past"
        if before is not None and before.low in _UP_TO:
            found = self.setting.around.tense(self.pieces[self.start].start, self.pieces[self.end - 1].end)
            if found == "past":
                # "gave them until November": nearer than last November, whatever the verb.
                return "future" if before.low in ("due", "payable") else None
            return "future"
        return self.setting.around.tense(self.pieces[self.start].start, self.pieces[self.end - 1].end)


Make = Callable[[Found], Reading | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over token groups and the function that says what a match means."""

    name: str
    pattern: str
    make: Make


class Rules:
    """A list of rules that functions are added to with `@rules.add(pattern)`."""

    def __init__(self) -> None:
        self.all: list[Rule] = []

    def add(self, *patterns: str) -> Callable[[Make], Make]:
        """Register the decorated function for these patterns, in their order."""

        def register(make: Make) -> Make:
            self.all += [Rule(make.__name__, pattern, make) for pattern in patterns]
            return make

        return register


# Groups of tokens that no rule names, and (weak) groups that no time expression consists of alone.
_PLAIN = frozenset({"other", "letters", "word", "line", "dot", "colon", "money", "percent"})
_WEAK = frozenset(
    "the a of and or to so in at on during through until this that these those possessive comma "
    "hyphen dash slash open close plus number day_number four_digits full more straight approximately over "
    "few couple before after same old ordinal second_ordinal half while scale comparable".split()
)


class Grammar:
    """Rules compiled for one lexicon's groups.

    Where rules overlap, the leftmost and then the longest match is kept, and of equally long
    ones the rule named first.
    """

    def __init__(self, rules: Iterable[Rule], groups: frozenset[str]) -> None:
        names = groups | _PLAIN | LEXED
        self._codes = {name: chr(_FIRST_CODE + i) for i, name in enumerate(sorted(names))}
        self._numbers = itertools.count()
        self._rules = [(re.compile(self._expand(rule.pattern)), rule) for rule in rules]
        plain = "".join(self._codes[name] for name in sorted(_PLAIN))
        strong = "".join(self._codes[name] for name in sorted(names - _PLAIN - _WEAK))
        # Only stretches of telling tokens are tried, and of those only what holds more than
        # "of the 10": finding times fell from 4.1 % to 2.5 % of parsing time (70 reports).
        self._run = re.compile(f"[^{plain}]+")
        self._strong = re.compile(f"[{strong}]")

    def _expand(self, pattern: str) -> str:
        def symbol(match: re.Match[str]) -> str:
            if match["macro"]:
                return self._expand(MACROS[match["macro"]])
            if not match["groups"]:
                return ""
            codes = "".join(self._codes[group] for group in match["groups"].split("|"))
            if not match["name"]:
                return f"[{codes}]"
            # The same name may stand in two alternatives; regular expressions want two.
            return f"(?P<{match['name']}__{next(self._numbers)}>[{codes}])"

        return _SYMBOL.sub(symbol, pattern)

    def candidates(self, pieces: list[Piece]) -> list[tuple[int, int, Rule, dict[str, Piece]]]:
        """Every match as (start, end, rule, named tokens), best first at each place."""
        codes, other = self._codes, self._codes["other"]
        code = "".join([codes.get(piece.group, other) for piece in pieces])
        found = []
        for run in self._run.finditer(code):
            first, last = run.span()
            if not self._strong.search(code, first, last):
                continue
            for order, (regex, rule) in enumerate(self._rules):
                for match in regex.finditer(code, first, last):
                    if match.end() > match.start():
                        named = {
                            name.partition("__")[0]: pieces[match.start(name)]
                            for name in regex.groupindex
                            if match.start(name) >= 0
                        }
                        found.append((match.start(), -match.end(), order, rule, named))
        found.sort(key=lambda item: item[:3])
        return [(start, -end, rule, named) for start, end, _, rule, named in found]
