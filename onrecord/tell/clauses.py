"""What a sentence does with an event: tells it, looks back on it, only names it; and whose day it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.follow.told import LEAD, apart, later
from onrecord.merge.words import content_stems
from onrecord.model import Actor, Event, Happening, Party, Span
from onrecord.record import Head
from onrecord.tell.names import Names
from onrecord.tell.ranking import SURE
from onrecord.vocabulary import DONE

# A deed dated so few days after all that was read is news, of which the day was misread.
_MISREAD_BY = 7
_NEVER = "9998-12-31"
# How many words before a trigger may stand between it and the word that makes it background.
_REACH = 5
# How many words of its clause such a word may come after ("a week after").
OPENING_WORDS = 3
# How many words before a noun may be the word that makes it a known one: "Iran's brazen attack".
_DEFINITE = 3
# How many words before a mention may be the preposition that makes it a place or a target.
_BEFORE = 3
# What was over this many days before its report is no news (the contract's `historical`), and what is not
# a report's own news is old after a week.
OLD, _A_WEEK = 30, 7
# A year that is told as one: "in 2003", "June 25, 1950"; "the 2015 deal" may be in the news today.
_YEAR = re.compile(
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Oo]f|[A-Z][a-z]{2,8}\.?)|\d,) ((?:18|19|20)\d\d)\b(?!-)"
)
# Within so many characters a report tells its headline, in so many of its words at least, or in half of them.
FIRST = 600
_SHARED = 3
# Words of whoever speaks for himself.
FIRST_PERSON = frozenset("i we our us my".split())
# Texts in which somebody argues, or speaks for himself.
_OWN_WORDS = frozenset({"opinion", "state-media"})
_NAME = re.compile(r"(?:\b[A-Z][\w’'-]*\s+){2,}")
_FORBIDS = re.compile(r"\W*(?:never|do not|don['’]t)\b")
_POSSESSIVE = re.compile(r".+(?:['’]s|s['’])$")
_PERFECT = re.compile(r"\bhad(?: (?:\w+ly|also|already|just|been))?\s*$")
_POSSESSED = re.compile(r"['’]s\b")
_COORDINATED = re.compile(r",\s+and\s+[a-z]")
CUT = re.compile(r"[,;:—–“”\"]")
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True, slots=True)
class Clauses(Names):
    """Reads what stands around an event's trigger; the words that count are in `words.yaml`."""

    @staticmethod
    def leads(event: Event) -> bool:
        """Whether a headline tells it, or a main clause of a report's first sentences."""
        return event.sentence.in_ == "title" or (event.main and event.sentence.start <= LEAD)

    def headlined(self, event: Event) -> bool:
        """Whether a report's first words tell with an event what its headline tells."""
        if event.sentence.in_ != "text" or event.sentence.start > FIRST:
            return False
        stems = content_stems(self.view.reports[self.view.report_of(event)].title or "")
        named = event.main or not stems.isdisjoint(content_stems(event.trigger.text))
        return named and len(stems & content_stems(event.sentence.text)) >= max(_SHARED, len(stems) / 2)

    def reminder(self, event: Event) -> bool:
        """Whether a sentence only looks back on an event: "a week after talks", "despite threats"."""
        before = self._before(event)
        if before is None:
            return False
        reported = event.according_to is not None or any(
            self.words.holds("opens-clause", word) for word in CUT.split(before)[-1].lower().split()
        )
        if not reported and _PERFECT.search(before):
            # "They had struck before": what was done before the news; said to have been done, it may be news.
            return True
        # "Ahead of leader Ann Reyes's summit": a name is one word.
        clause = _NAME.sub("name ", CUT.split(before)[-1]).lower().split()
        # "A week after it said it would let the pact lapse": what opens the clause leads in all of it.
        near = (*clause[:OPENING_WORDS], *clause[-_REACH:])
        if any(self.words.holds("just-before", word) for word in near):
            # "Hours after it imposed sanctions": of the same day, and as much news.
            return False
        led = any(self.words.holds("looks-back", word) for word in near)
        return led or any(self.words.holds("earlier", word) for word in clause[-3:])

    def only_named(self, event: Event) -> bool:
        """Whether a sentence names an event that its reader knows: "in answer to Iran's brazen attack".

        A subject is none such ("The attack killed twelve") but where the clause says what it is or
        ought to be ("The attacks must end"), nor is what somebody holds, stages or announces ("held
        their first meeting").
        """
        before = self._before(event)
        if before is None:
            return False
        if any(each.start < event.trigger.start < each.end for each in event.recipients):
            # "A detained American was freed": whom it was done to is so described.
            return True
        clause = [word.lstrip("'‘") for word in CUT.split(before)[-1].split()]
        if clause and event.trigger.text.endswith("ed") and clause[-1].endswith("ly"):
            # "The wrongfully detained": nobody is told to have been detained.
            return True
        if not self._is_noun(event.trigger.text) or clause[-1:] == ["to"]:
            # "The ministers met", "its plan to launch": the determiner is not that of what was done.
            return False
        for back, word in enumerate(reversed(clause[-_DEFINITE:]), start=1):
            at = len(clause) - back
            if self.words.holds("definite", word.lower()) or _POSSESSIVE.match(word):
                if at == 0:
                    return self._judged(event)
                leading = clause[max(0, at - 2) : at]
                return not any(self.words.holds("carries-out", each.lower()) for each in leading)
            if self.words.holds("carries-out", word.lower()):
                return False
        return False

    def of_long_ago(self, event: Event) -> bool:
        """Whether a sentence tells of what was over well before its report: an old act is no news.

        Of what is a report's news "last month" may be; of what stands beside it "last week" is old.
        """
        published = self.view.day_of(self.view.report_of(event))
        if published is None:
            return False
        leads = self.leads(event)
        last = event.date and (event.date.to or event.date.from_)
        if last and event.date_basis == "sentence" and last <= published:
            return apart(last, published) > (OLD if leads else _A_WEEK)
        years = [int(year) for year in _YEAR.findall(event.sentence.text)]
        if years and not last and max(years) < int(published[:4]):
            return True
        return not leads and not last and self.words.says("long-ago", self.clause(event))

    def clause(self, event: Event) -> str:
        """The words between the punctuation around what was done, in small letters."""
        if event.sentence.in_ != event.trigger.in_:
            return ""
        words, at = event.sentence.text, event.trigger.start - event.sentence.start
        return f"{CUT.split(words[:at])[-1]}{CUT.split(words[at:])[0]}".lower()

    def forbidden(self, event: Event) -> bool:
        """Whether a sentence only forbids an act ("Never threaten us again"): nobody denies it."""
        return event.status == "negated" and _FORBIDS.match(self.clause(event)) is not None

    def denied(self, event: Event) -> bool:
        """Whether somebody denies an act, or its sentence tells of its day that it was not done."""
        statement = self.view.statements.get(event.according_to or "")
        said = statement is not None and statement.stance == "denies"
        return said or self.words.says("denies", event.sentence.text.lower()) or self.surely_dated(event)

    def foretold(self, event: Event) -> bool:
        """Whether a clause guesses what will come, or tells what once was meant to: no plan of today."""
        return self.words.says("foretold", self.clause(event))

    def only_could(self, event: Event) -> bool:
        """Whether an act is told as one that could be, or that is to come: "ahead of a planned visit".

        What stands beside a thing that only could be is told for its sake.
        """
        if event.status not in DONE:
            return False
        before = (self._before(event) or "").lower()
        near = CUT.split(before)[-1].split()[-_REACH:] if event.main else _WORD.findall(before)
        if any(self.words.holds("modal", word) for word in near):
            return True
        after = self.clause(event).partition(event.trigger.text.lower())[2].split()[:1]
        return self._is_noun(event.trigger.text) and (
            any(self.words.holds("to-come", word) for word in near)
            or any(self.words.holds("ahead", word) for word in after)
        )

    def turn_of_speech(self, event: Event) -> bool:
        """Whether an act is only said away: "without making concessions", "a promise not to invade"."""
        before = self._before(event)
        return before is not None and self.words.says("said-away", CUT.split(before)[-1].lower())

    def contradicts_itself(self, happening: Happening | Head) -> bool:
        """Whether a thing told as done is dated after all that was read, or a plan before it was told."""
        if isinstance(happening, Head):
            first, last = happening.first, happening.last
        else:
            first = min((date.from_ for date in happening.dates if date.from_), default=None)
            last = max((date.to for date in happening.dates if date.to), default=None)
        if happening.status == "future":
            # "The third summit since 1945" is not planned for 1945.
            return (last or "9999") < self.view.reported(happening.reports)[0]
        # It is tomorrow already where news comes from.
        return happening.status == "actual" and (first or "") > later(self.view.last_day or _NEVER, 1)

    def of_another_day(self, happening: Happening | Head) -> bool:
        """Whether such a thing lies so far off that the day is not only misread: it is not what is told."""
        far = later(self.view.last_day or _NEVER, _MISREAD_BY)
        first = happening.first if isinstance(happening, Head) else None
        near = happening.status == "actual" and (first or "") <= far
        return self.contradicts_itself(happening) and not near

    def mentions(self, event: Event) -> bool:
        """Whether a sentence on something else has an event as a noun ("in the wake of an attack")."""
        return self.only_named(event) or (not event.main and self._is_noun(event.trigger.text))

    def _judged(self, event: Event) -> bool:
        """Whether the clause of which an event is the subject says what it is or ought to be."""
        after = event.sentence.text[event.trigger.end - event.sentence.start :]
        words = [word for word in _WORD.findall(CUT.split(after)[0]) if word.islower()]
        finite = (n for n, w in enumerate(words) if self.words.holds("finite", w) or w.endswith("ed"))
        verb = next(finite, None)
        if verb is None:
            return False
        following = "".join(words[verb + 1 : verb + 2])
        if self.words.holds("links", words[verb]) and self.words.holds("likens", following):
            return True
        # "The talks are being held", "are under way": that is told.
        told = following.endswith("ing") or following == "under"
        return self.words.holds("judges", words[verb]) and not told

    def _is_noun(self, trigger: str) -> bool:
        word = trigger.lower().split()[-1]
        return self.words.holds("deed", word) or word.endswith(self.words.group("deed-ending"))

    def _before(self, event: Event) -> str | None:
        """The words of an event's sentence before its trigger."""
        if event.sentence.in_ != event.trigger.in_:
            return None
        return event.sentence.text[: max(0, event.trigger.start - event.sentence.start)]

    def own_day(self, event: Event) -> bool:
        """Whether the day that an event has is that of its own clause, in its own sentence.

        "Last week, after his first meeting with the president, he rejected a truce" dates the
        rejection; "said Thursday that they met" the saying; "today's outcomes are the result of
        consultations" the outcomes.
        """
        date, sentence = event.date, event.sentence
        if date is not None and self.words.holds("that-day", date.text.lower()):
            # "Later in the day": which day it was, another sentence says; mostly that of the report.
            return date.from_ == date.to == self.view.day_of(self.view.report_of(event))
        if date is None or event.date_basis != "sentence" or date.in_ != sentence.in_:
            return event.date_basis == "statement"
        if not sentence.start <= date.start < sentence.end:
            return False
        first, second = sorted((date, event.trigger), key=lambda span: span.start)
        between = sentence.text[first.end - sentence.start : second.start - sentence.start]
        if self._of_another_verb(event, date, between):
            return False
        groups = ("other-clause", "opens-clause") if first is date else ("other-clause",)
        if first is date and not event.main:
            groups = (*groups, "links")
        words = _WORD.findall(between.lower())
        return not any(self.words.holds(group, word) for word in words for group in groups)

    def _of_another_verb(self, event: Event, date: Span, between: str) -> bool:
        """Whether a day stands with other words of the sentence; `between`: those between it and the trigger.

        "On a trip he spoke of Saturday's attack"; "the embargo, and the vote of last month"; "on Friday
        they demanded a halt to the exercises".
        """
        after = event.sentence.text[date.end - event.sentence.start :]
        if _POSSESSED.match(after) and event.trigger.text not in " ".join(after.split()[: _BEFORE + 1]):
            return True
        if event.trigger.start < date.start:
            return _COORDINATED.search(between) is not None
        verbs = (
            self.words.holds("finite", word) or (word.islower() and word.endswith("ed"))
            for word in _WORD.findall(between)
        )
        return self._is_noun(event.trigger.text) and not event.main and any(verbs)

    def in_doubt(self, event: Event) -> bool:
        """Whether a sentence says that a thing planned may not come about ("threatened to cancel")."""
        told = event.sentence.text.lower()
        return any(phrase in told for phrase in self.words.group("in-doubt"))

    def says_whose(self, event: Event) -> bool:
        """Whether an event's own sentence names whose words it rests on."""
        statement = self.view.statements.get(event.according_to or "")
        sentence = event.sentence
        spans = () if statement is None else (statement.cue, statement.source, statement.speaker)
        return any(
            span is not None and span.in_ == sentence.in_ and sentence.start <= span.start < sentence.end
            for span in spans
        )

    def admitted(self, event: Event) -> bool:
        """Whether a sentence tells that those who did an act have owned to it."""
        return event.type == "ASSAULT" and self.words.says("admits", event.sentence.text.lower())

    def argued(self, event: Event) -> bool:
        """Whether a speaker's or columnist's own words only speak of an act, and give no day for it.

        "Israel is resorting to massacre" in another state's mouth is no report of an attack.
        """
        report = self.view.report_of(event)
        before = self._before(event) or ""
        # "Was to blame for the “massacre”": the word is the speaker's.
        quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
        own = self.view.report_heads[report].genre in _OWN_WORDS or self.spoken_through(event) is not None
        return (own or quoted) and event.date is None

    def words_before(self, event: Event, mention: Actor) -> list[str]:
        """The few words right before a mention in an event's sentence."""
        start = event.sentence.start
        before = CUT.split(event.sentence.text[: max(0, mention.start - start)])[-1]
        return before.lower().split()[-_BEFORE:]

    def surely_dated(self, event: Event) -> bool:
        """Whether a sentence tells an event as news, surely read, with a day of its own clause."""
        return event.confidence >= SURE and not self.reminder(event) and self.own_day(event)

    def gives_day(self, event: Event, happening: Happening) -> bool:
        """Whether a sentence surely gives the day of the deed, or of the plan, that a happening is.

        "Hinted at his visit on Tuesday" gives the day of the hint; a plan's day is not yet the deed's;
        and "talks on Tuesday" may be those of others.
        """
        alike = event.status == happening.status or {event.status, happening.status} <= DONE
        if not alike or not self.surely_dated(event) or self.only_named(event):
            return False
        parties = (*happening.actors, *happening.recipients)
        span = event.sentence
        own = [
            each
            for each in (*event.actors, *event.recipients)
            if span.start <= each.start < span.end and not each.inferred
        ]
        named = any(self.tells(own, party, side=False) for party in parties)
        return named or not parties or happening.kind != "meeting"

    def tells(self, mentions: Sequence[Actor], party: Party, *, side: bool) -> bool:
        """Whether one of some mentions is of a party; with `side`, of a person's country will do."""
        entity = self.view.entities.get(party.entity)
        if entity is None:
            return False
        names = {entity.name, *entity.names}
        return any(
            each.entity_id == entity.id
            or each.name in names
            or each.text in names
            or (
                (entity.kind == "country" or (side and entity.kind == "person"))
                and entity.country in (each.country, *each.countries)
            )
            for each in mentions
        )
