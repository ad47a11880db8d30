"""Whether a sentence can be quoted alone: it is whole, and says who speaks and whom it means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.follow.told import LEAD
from onrecord.model import Event
from onrecord.tell.clauses import FIRST_PERSON, Clauses
from onrecord.tell.verbatim import bare
from onrecord.vocabulary import ISSUED

# Fewer words make no sentence.
_WORDS = 4
# How many words of a sentence's subject may say who or what it is.
_SUBJECT = 6
# "(i) the Secretary shall …; and": an item of a list.
_ITEM = re.compile(r"\((?:[ivx]+|[a-z]|\d+)\) ")
# With what a sentence ends; a heading or a link among the text of a page has none of it.
_ENDS = re.compile(r"[.!?…:][\W\d]*$")
_LINKED = re.compile(r"[a-z][A-Z][a-z].* MORE\b")
# What others are quoted with inside a sentence.
_SPOKEN = re.compile(r"[“\"][^”\"]*[”\"]?|(?<!\w)['‘].*?['’](?!\w)")
_SPEAKER = re.compile(r"\bI(?:['’]\w+)?(?= [a-z])|\b[Mm]y\b")
_OWN = re.compile(r"\b(?:I(?:['’]\w+)?(?= [a-z])|[Ww]e|[Oo]ur|[Mm]y|us)\b(?!\.)")
_WORD = re.compile(r"[\w'’-]+")
# "This attack", "these deadly strikes"; "this week's attack" is no word for what was told before.
_THIS = re.compile(r"\b(?:this|these) (?:[a-z-]+ )?([a-z]+)\b(?!['’])")


@dataclass(frozen=True, slots=True)
class Alone(Clauses):
    """Tells what a reader lacks who has only one sentence of a report."""

    def fragment(self, event: Event) -> bool:
        """Whether a sentence is a torn piece of one, a page's caption, or speech cut off from its speaker."""
        text = bare(event.sentence.text)
        if event.sentence.in_ == "title" or not text:
            return False
        torn = text[0] in ",;:)" or text[0].islower() or _ITEM.match(text) is not None
        # "Historic summit": a heading within the text.
        torn = torn or len(text.split()) < _WORDS
        torn = torn or text.endswith((",", ";", " and", " or"))
        # A page's own highlights stand at its head, links to other reports further down.
        torn = torn or (self.heading(event) and event.sentence.start > LEAD)
        # Of a speech that goes on it counts who speaks only where the words need a speaker.
        opened = text.count("“") - text.count("”") + text.count('"') % 2
        own = not FIRST_PERSON.isdisjoint(_WORD.findall(text.lower()))
        cut = opened != 0 and own and self.spoken_through(event) is None
        # "President Trump Donald John TrumpTrump faces trial MORE met": links of a page between the words.
        torn = torn or _LINKED.search(text) is not None
        listed = any(mark in text.lower() for mark in self.words.group("page-marks"))
        return torn or cut or listed or text.lower().startswith(self.words.group("page-words"))

    @staticmethod
    def heading(event: Event) -> bool:
        """Whether words among a text end like no sentence: "More: Envoy asks for talks"."""
        return event.sentence.in_ == "text" and _ENDS.search(event.sentence.text) is None

    def voiceless(self, event: Event) -> bool:
        """Whether a sentence speaks of "us" or "me", and nothing says who that is."""
        genre = self.view.report_heads[self.view.report_of(event)].genre
        if event.sentence.in_ == "title" or genre == "state-media" or self.spoken_through(event):
            # Whose "our Republic" is, the name of a state's agency says.
            return False
        told = _SPOKEN.sub(" ", bare(event.sentence.text))
        # So does a ministry's own release of "our competitors"; not of who "I" am among those it quotes.
        own = (_SPEAKER if genre in ISSUED else _OWN).search(told)
        return own is not None and not self.says_whose(event)

    def points_nowhere(self, event: Event) -> bool:
        """Whether a sentence begins with words for what was told before it: "This launch", "The attack".

        Who "we" are is said where a line names the speaker. "Officials say that this outrageous attack
        killed ten" names no attack either.
        """
        upto = event.sentence.text[: max(0, event.trigger.end - event.sentence.start)].lower()
        if any(self.words.holds("deed", noun) for noun in _THIS.findall(upto)):
            return True
        first = re.split(r"[\s'’]", bare(event.sentence.text).lstrip("'‘“\"("))[:1]
        if first != ["The"]:
            own = any(word.lower() in FIRST_PERSON for word in first)
            named = self.spoken_through(event) is not None or self.says_whose(event)
            lost = any(self.words.holds("lost-alone", word.lower()) for word in first)
            return lost and not (own and named)
        if self.words.holds("deed", "".join(bare(event.sentence.text).lower().split()[1:2])):
            # "The trip by the doctors comes amid rumours": nobody has told of a trip.
            return event.sentence.in_ == "text" and "by" in bare(event.sentence.text).split()[2:3]
        # "The men were freed": which men? "The talks in Geneva" and "the government" a reader knows.
        subject = []
        for word in bare(event.sentence.text).split()[1 : 1 + _SUBJECT]:
            if self.words.holds("finite", word) or (word.islower() and word.endswith("ed")):
                break
            subject.append(word)
        known = any(word[:1].isupper() or self.words.holds("well-known", word.lower()) for word in subject)
        return not known
