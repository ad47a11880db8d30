"""A report's title as a sentence that can be analysed: capitals as in the text, clipped words filled in.

Headlines drop auxiliaries and articles ("Summit cancelled", "Trump to meet Kim", "Army fires
missile") and capitalise common words; a model trained on sentences takes such verbs for nouns and
such nouns for names. What is changed or put in is kept track of, letter by letter, so that every
span found in the sentence can be given back as code points of the title.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.tokens import Doc, Token

from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.read import OUTLETS
from onrecord.knowledge.rows.what import HEADLINE_WORDS, NOUNS, SUPPORT_VERBS, VERBS
from onrecord.model import Report
from onrecord.vocabulary import GIVEN_OUT

Edit = tuple[int, int, str]

# A title shorter than this names a subject; a longer one is a paragraph.
_SHORTEST, _LONGEST = 3, 40
# Words of the longest name of a matter before a colon.
_MATTER = 5
# Of the words after the first, this share with a capital makes a title one in Title Case.
_TITLE_CASE = 0.7
_SITE_WORDS = 5
_NO_NEWS = frozenset({"opinion", "digest"})

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SITE = re.compile(r"\s+(?:[|»·]|-{1,2}|–|—)\s+")
_KICKER = re.compile(r"\s*[:|]\s+")
_CAPITALS = re.compile(r"[A-Z]")
# "May", "US" and "Will" are names in headlines.
_FUNCTION_WORDS = STOP_WORDS - {"us", "may", "will"}
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_PAST = frozenset({"VBD", "VBN"})
_NAMED_BY = r"(?:[A-Z][\w.'’-]*|and|of|the|for|de|al|bin|bint|van|von|,)"


@dataclass(frozen=True, slots=True)
class Headline:
    """A title as a sentence.

    Attributes:
        title: as the report gives it.
        text: the sentence.
        origins: of each letter of the sentence the code points of the title it stands for (end
            exclusive), None where it was put in.
    """

    title: str
    text: str
    origins: tuple[tuple[int, int] | None, ...]

    def extent(self, start: int, end: int) -> tuple[int, int] | None:
        """Code points of the title for code points of the sentence; None for what was put in."""
        own = [origin for origin in self.origins[start:end] if origin is not None]
        return (own[0][0], own[-1][1]) if own else None

    def edited(self, edits: Sequence[Edit]) -> Headline:
        """With stretches (code points of the sentence, none inside another) replaced by words."""
        text, at = "", 0
        origins: list[tuple[int, int] | None] = []
        for start, end, words in sorted(edits):
            text += self.text[at:start] + words
            origins.extend(self.origins[at:start])
            extent = self.extent(start, end)
            same = len(words) == end - start
            origins.extend(self.origins[start:end] if same else [extent] * len(words))
            at = end
        return Headline(self.title, text + self.text[at:], (*origins, *self.origins[at:]))


def _bare(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().removeprefix("the "))


def _stems(word: str) -> Iterator[str]:
    """A word, and what it may be an inflection of."""
    yield word
    for ending, others in (
        ("ies", ("y",)),
        ("es", ("", "e")),
        ("s", ("",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            base = word.removesuffix(ending)
            yield from (base + other for other in others)
            if base[-1] == base[-2]:
                yield base[:-1]


class Headlines:
    """Reads titles.

    Args:
        knowledge: the words that tell headlines apart, the names of outlets, and the triggers.
    """

    def __init__(self, knowledge: Knowledge) -> None:
        self._words = {row.name: frozenset(row.words) for row in knowledge.rows(HEADLINE_WORDS)}
        self._outlets = {
            _bare(name) for row in knowledge.rows(OUTLETS) for name in (row.name, *row.aliases, *row.domains)
        }
        self._verbs = frozenset(row.lemma for row in knowledge.rows(VERBS)) | frozenset(
            row.lemma for row in knowledge.rows(SUPPORT_VERBS)
        )
        self._acts = frozenset(row.lemma for row in knowledge.rows(NOUNS)) | self._words["matter"]
        self._common = self._verbs | self._acts
        meetings = "|".join(sorted(map(re.escape, self._words["their-meeting"]), key=len, reverse=True))
        before = "|".join(sorted(map(re.escape, self._words["lead-in"]), key=len, reverse=True))
        self._theirs = re.compile(
            rf"(?P<by>(?:joint )?(?:remarks|statements|press statements|comments)\s+by\s+)?"
            rf"(?P<who>(?-i:{_NAMED_BY}(?:\s+|(?=,)))+?)"
            rf"(?P<lead>(?:{before})\s+(?:(?P<their>their)|an?|the)?\s*)(?P<what>(?:{meetings}))\b",
            re.IGNORECASE,
        )
        calls = "|".join(sorted(map(re.escape, self._words["call"]), key=len, reverse=True))
        self._call = re.compile(rf"(?<=\w)(?P<of>['’]s?)\s+(?P<what>{calls})(?=\s+with\b)", re.IGNORECASE)
        papers = "|".join(sorted(map(re.escape, self._words["document"]), key=len, reverse=True))
        self._paper = re.compile(rf"(?:{papers})\s+(?:of|on)\s+(?:the\s+)?(?=\S+\s+\S)", re.IGNORECASE)

    # --- from title to sentence -------------------------------------------------------

    def read(self, report: Report) -> Headline | None:
        """The report's title as a sentence; None where it tells no act of its own.

        Questions, headlines that weigh what might be, that speak to their reader, lists, and
        kickers of opinion tell none.
        """
        if not report.title or report.genre in _NO_NEWS:
            return None
        start, end = self._core(report.title, report.outlet)
        core = report.title[start:end]
        words = core.split()
        if not _SHORTEST <= len(words) <= _LONGEST or "?" in core or self._no_news(core):
            return None
        headline = Headline(report.title, core, tuple((at, at + 1) for at in range(start, end)))
        if report.genre in GIVEN_OUT and (met := self._meeting(core)):
            headline = headline.edited(met)
        elif core.lower().startswith(("remarks", "statement", "joint statement")):
            return None
        elif call := self._call.search(core):
            headline = headline.edited([(*call.span("of"), ""), (*call.span("what"), "spoke")])
        if paper := self._paper.match(headline.text):
            headline = headline.edited([(0, paper.end(), "")])
        headline = headline.edited(self._recased(headline.text, report.text))
        if set(re.findall(r"[\w'’]+", headline.text.replace("’", "'"))) & (
            self._words["speculating"] | self._words["personal"] | {"I", "We", "You", "My", "Our", "Your"}
        ):
            return None
        ended = headline.text[-1:] in ".!”\"'’"
        return headline if ended else headline.edited([(len(headline.text), len(headline.text), ".")])

    def filled(self, headline: Headline, doc: Doc) -> Headline:
        """With the auxiliary or the article put in that the analysis shows to be missing."""
        tokens = list(doc)
        if any(token.tag_ in _FINITE for token in tokens):
            return headline
        edits: list[Edit] = []
        for before, token, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
            # "Trump to meet Kim": a name that is a verb too, and opens the headline.
            opening = before.i == 0 and before.tag_ == "VB"
            if not (opening or before.pos_ in {"NOUN", "PROPN", "NUM"}) or not before.text[:1].isalnum():
                continue
            be = "are" if self._is_plural(tokens[: token.i]) else "is"
            if token.lower_ == "to" and after.tag_ == "VB":
                # "Police storm restaurant to rescue hostages": a verb taken for a noun is the finite one.
                if any(self._verb_in_noun(each) for each in tokens[: token.i]):
                    return headline
                if before.lower_ not in self._words["with-infinitive"]:
                    edits = [(token.idx, token.idx + 2, "will")]
            elif token.lower_ in self._words["about-to"] and after.lower_ in {"to", "for"}:
                edits = [(token.idx, token.idx, f"{be} ")]
            elif token.tag_ in _PAST:
                if token.lower_ in self._words["past-active"] or after.pos_ not in {"ADP", "ADV", "PUNCT"}:
                    return headline
                edits = [(token.idx, token.idx, "were " if be == "are" else "was ")]
            elif self._clipped(token, after):
                edits = [(after.idx, after.idx, self._article(tokens[after.i :]))]
            if edits:
                return headline.edited(edits)
        return headline

    # --- what the title is --------------------------------------------------------------

    def _core(self, title: str, outlet: str | None) -> tuple[int, int]:
        """The headline itself: the first line, without the site's name and without a kicker."""
        first = title.strip().split("\n")[0].rstrip()
        start = title.index(first)
        end = start + len(first)
        for mark in reversed(list(_SITE.finditer(first))):
            tail = first[mark.end() :]
            own = _bare(tail) in self._outlets or (outlet is not None and _bare(tail) == _bare(outlet))
            if own or (mark.group().strip() in "|»·" and len(tail.split()) <= _SITE_WORDS):
                first, end = first[: mark.start()], start + mark.start()
        kicker = _KICKER.search(first)
        if kicker is not None and self._is_no_speaker(first[: kicker.start()], first[kicker.end() :]):
            start += kicker.end()
        return start, end

    def _is_no_speaker(self, before: str, after: str) -> bool:
        """Whether what stands before a colon is a kicker, or the matter of the news ("Chad border war")."""
        if before.strip(" *[]").lower() in self._words["kicker"]:
            return True
        words = before.lower().split()
        named = 1 < len(words) <= _MATTER and words[-1] in self._acts
        return named and len(after.split()) >= _SHORTEST and after[:1].isupper()

    def _no_news(self, core: str) -> bool:
        low = core.lower().replace("’", "'")
        words = re.findall(r"[\w'&-]+", low)
        if not words or words[0] in self._words["asking-first"]:
            return True
        if any(re.match(rf"{re.escape(start)}\b", low) for start in self._words["no-news"]):
            return self._theirs.match(core) is None
        if (words[0].isdigit() or words[0] in self._words["number"]) and set(words[1:4]) & self._words[
            "list-head"
        ]:
            return True
        # What stands before a colon may be speaker or subject, and only the text tells which.
        return _KICKER.search(core) is not None

    def _meeting(self, core: str) -> list[Edit]:
        """ "A and B before their meeting" as what they do; nothing where the title is no such one."""
        found = self._theirs.match(core)
        if found is None or not re.search(r"\band\b", found["who"]) or not (found["by"] or found["their"]):
            return []
        by = [(0, found.end("by"), "")] if found["by"] else []
        return [*by, (found.start("lead"), found.end("lead"), ""), (*found.span("what"), "meet")]

    # --- capitals -------------------------------------------------------------------------

    def _recased(self, core: str, text: str) -> list[Edit]:
        """Common words without the capitals that the headline's style gave them."""
        words = list(_WORD.finditer(core))
        rest = [word for word in words[1:] if len(word.group()) > 3]
        shouted = core.isupper()
        capital = sum(1 for word in rest if _CAPITALS.match(word.group()))
        if not rest or (not shouted and capital < _TITLE_CASE * len(rest)):
            return []
        seen = Counter(match.group() for match in _WORD.finditer(text))
        lower = {stem for word in seen if word.islower() for stem in _stems(word)}
        edits = []
        for word in words:
            as_is = word.group()
            shown = self._shown(as_is, seen, lower, shouted=shouted)
            if word is words[0] and shown.islower():
                shown = shown.capitalize()
            if shown != as_is and len(shown) == len(as_is):
                edits.append((word.start(), word.end(), shown))
        return edits

    def _shown(self, word: str, seen: Counter[str], lower: set[str], *, shouted: bool) -> str:
        """A word in the case in which the text has it."""
        low = word.lower()
        title = word.capitalize()
        if seen[low] and seen[low] >= max(seen[word], seen[title]):
            return low
        if seen[word]:
            return word
        if seen[title] or seen[f"{title}'s"] or seen[f"{title}’s"]:
            return title
        if low in _FUNCTION_WORDS:
            return low
        stems = list(_stems(low))
        if any(stem in lower or stem in self._common for stem in stems) and not any(
            seen[stem.capitalize()] > seen[stem] for stem in stems
        ):
            return low
        return title if shouted else word

    # --- clipped grammar --------------------------------------------------------------------

    @staticmethod
    def _is_plural(tokens: Sequence[Token]) -> bool:
        nouns = [token for token in tokens if token.pos_ in {"NOUN", "PROPN"}]
        joined = any(token.lower_ in {"and", ","} for token in tokens)
        return joined or bool(nouns and nouns[-1].tag_ in {"NNS", "NNPS"})

    @staticmethod
    def _article(tokens: Sequence[Token]) -> str:
        phrase = list(takewhile(lambda token: token.pos_ in {"NOUN", "ADJ", "NUM"}, tokens))
        return "some " if any(token.tag_ == "NNS" for token in phrase) else "a "

    def _verb_in_noun(self, token: Token) -> bool:
        return token.dep_ == "compound" and token.text.islower() and token.lemma_ in self._verbs

    def _clipped(self, token: Token, after: Token) -> bool:
        """Whether a word taken for a plural noun is a verb before an object without its article."""
        return (
            token.text.islower()
            and token.tag_ == "NNS"
            and token.dep_ in {"compound", "nmod"}
            and after.pos_ in {"NOUN", "ADJ"}
            and any(stem in self._verbs for stem in _stems(token.lower_))
        )
