"""A small record made by hand: six reports of our own writing, with what a reader finds in them.

The story: three envoys meet in Tokyo (two outlets differ on the day, a third copies the first);
a meeting in November is planned; missiles are fired, as one side's military says, which the
other denies; a visit is called off; sanctions and an exercise follow.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from onrecord.model import (
    Actor,
    Coded,
    Commitment,
    Disagreement,
    Dossier,
    DossierStep,
    Due,
    Entity,
    Event,
    Finding,
    GivenValue,
    Happening,
    HappeningDate,
    Party,
    Place,
    Published,
    Report,
    Span,
    Statement,
    StatusReported,
    Term,
    Time,
    stable_id,
)
from onrecord.record import Store

TOKYO = (
    "SEOUL, Oct. 9 (YNA) -- The special representatives of South Korea, the United States and Japan met in "
    "Tokyo on Tuesday to discuss their next steps on North Korea, Seoul's foreign ministry said. "
    '"We will keep in close contact," South Korean envoy Park Min-ho told reporters after the talks. '
    "The three countries will hold vice-ministerial talks in Seoul in November, the ministry said. "
    "A senior U.S. official, speaking on condition of anonymity, said no date had been set for a summit."
)
TEXTS: dict[str, tuple[str, str, str, str]] = {
    "tokyo": ("Yonder News Agency", "2018-10-09", "Three envoys meet in Tokyo", TOKYO),
    "tokyo-copy": ("Morning Ledger", "2018-10-09", "Three envoys meet in Tokyo", TOKYO),
    "washington": (
        "Harbor Post",
        "2018-10-10",
        "Envoys weigh next steps",
        "WASHINGTON -- Envoys of the United States, Japan and South Korea held talks in Tokyo on Oct. 8, the "
        "State Department said on Tuesday. The department announced that Japan's defence minister "
        "would visit Seoul on Oct. 20.",
    ),
    "missiles": (
        "Harbor Post",
        "2018-10-12",
        "North fires missiles",
        "North Korea fired two short-range missiles into the sea early Friday, South Korea's military said. "
        "Japan condemned the launch as <reckless> & dangerous.",
    ),
    "denial": (
        "Eastern Wire",
        "2018-10-13",
        "Pyongyang denies launch",
        "North Korea denied on Saturday that it had launched missiles. "
        "Japan called off its defence minister's visit to Seoul. "
        "The United States imposed sanctions on two trading companies of North Korea on Friday.",
    ),
    "exercise": (
        "Eastern Wire",
        "2018-10-15",
        "Allies begin drill",
        "The United States and South Korea began the exercise Steady Shield off Busan on Monday. "
        "China urged all sides to return to the table.",
    ),
}

ENTITIES = (
    Entity(id="n-usa", kind="country", name="United States", country="USA"),
    Entity(id="n-jpn", kind="country", name="Japan", country="JPN", names=("Japan", "Tokyo")),
    Entity(id="n-kor", kind="country", name="South Korea", country="KOR", names=("South Korea", "Seoul")),
    Entity(id="n-prk", kind="country", name="North Korea", country="PRK", wikidata="Q423"),
    Entity(id="n-chn", kind="country", name="China", country="CHN"),
    Entity(
        id="n-park",
        kind="person",
        name="Park Min-ho",
        country="KOR",
        sectors=("GOV",),
        offices=(Term(office="Special Representative for Peace"),),
    ),
    Entity(id="n-jcs", kind="organisation", name="South Korea's military", country="KOR", sectors=("MIL",)),
)
_COUNTRIES = {entity.name: entity.country for entity in ENTITIES if entity.kind == "country"}


def report_id(key: str) -> str:
    return stable_id("r", key)


def _report(key: str) -> Report:
    outlet, day, title, text = TEXTS[key]
    copied = key == "tokyo-copy"
    return Report(
        id=report_id(key),
        source=f"{key}.txt",
        given_id=key,
        text=text,
        title=title,
        outlet=outlet,
        raw_sha256=hashlib.sha256(raw(key)).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=Published(value=day, from_=day, to=day, basis="given"),
        copy_of=report_id("tokyo") if copied else None,
        origin=report_id("tokyo") if copied else report_id(key),
    )


def raw(key: str) -> bytes:
    return f"<p>{TEXTS[key][3]}</p>".encode()


def _at(key: str, words: str) -> dict[str, Any]:
    start = TEXTS[key][3].index(words)
    return {"start": start, "end": start + len(words), "text": words}


def span(key: str, words: str) -> Span:
    return Span(**_at(key, words))


def sentence(key: str, words: str) -> Span:
    """The sentence of a report that holds `words`, by the full stops of these texts."""
    text = TEXTS[key][3]
    at = text.index(words)
    starts = [
        0,
        *(i + 2 for i in range(len(text)) if text.startswith((". ", '" '), i) and text[i + 2].isupper()),
    ]
    start = max(s for s in starts if s <= at)
    end = min([s - 1 for s in starts if s > at] + [len(text)])
    return span(key, text[start:end].strip())


def actor(key: str, words: str, name: str | None = None, **more: Any) -> Actor:
    known = words if name is None else name
    made = {
        "kind": "country",
        "country": _COUNTRIES.get(known),
        "name": known or None,
        "sectors": ("GOV",),
    } | more
    return Actor(**_at(key, words), **made)


def day(key: str, words: str, first: str, last: str | None = None) -> Time:
    return Time(
        **_at(key, words), type="DATE", value=first, from_=first, to=last or first, anchor="published"
    )


def place(key: str, words: str, **more: Any) -> Place:
    return Place(**_at(key, words), use="literal", name=words, **more)


_TOKYO = {"country": "JPN", "geonames": 1850147, "lat": 35.6895, "lon": 139.6917, "resolution": 4}


def _coded(key: str, statements: tuple[Statement, ...] = (), events: tuple[Event, ...] = ()) -> Coded:
    return Coded(
        id=key,
        report=_report(key),
        statements=statements,
        events=events,
        actors=tuple(a for e in events for a in e.actors),
        places=tuple(e.place for e in events if e.place),
        times=tuple(e.date for e in events if e.date),
    )


def event(key: str, name: str, words: str, **more: Any) -> Event:
    more.setdefault("confidence", 0.8)
    return Event(
        id=stable_id("e", key, name),
        trigger=span(key, words),
        sentence=more.pop("sentence", None) or sentence(key, words),
        **more,
    )


def statement(key: str, name: str, cue: str, **more: Any) -> Statement:
    return Statement(id=stable_id("s", key, name), cue=span(key, cue), **more)


def _envoys(key: str) -> Coded:
    ministry = actor(
        key, "Seoul's foreign ministry", "South Korean foreign ministry", kind="organisation", country="KOR"
    )
    met = statement(
        key,
        "met",
        "said.",
        speaker=ministry,
        content=(
            span(
                key,
                "The special representatives of South Korea, the United States and Japan met in Tokyo on Tuesday to discuss their next steps on North Korea",
            ),
        ),
    )
    contact = statement(
        key,
        "contact",
        "told",
        speaker=actor(
            key,
            "South Korean envoy Park Min-ho",
            "Park Min-ho",
            kind="person",
            country="KOR",
            office="Special Representative for Peace",
        ),
        content=(span(key, "We will keep in close contact,"),),
        kind="direct",
    )
    unnamed = statement(
        key,
        "summit",
        "said no",
        speaker=actor(key, "A senior U.S. official", "", kind="person", country="USA"),
        anonymous=True,
        basis="on-condition-of-anonymity",
        content=(span(key, "no date had been set for a summit"),),
    )
    three = (actor(key, "South Korea"), actor(key, "the United States", "United States"), actor(key, "Japan"))
    level = {"format": "trilateral", "level": "special-representative"}
    events = (
        event(key, "meeting", "met", kind="meeting", type="CONSULT", plover="CONSULT", quad=1, intensity=2.5, actors=three, international=True,
              date=day(key, "on Tuesday", "2018-10-09"), date_basis="sentence", date_precision=1, latest="2018-10-09",
              place=place(key, "Tokyo", **_TOKYO), details=level, according_to=met.id, contexts=("diplomatic",)),
        event(key, "next", "will hold", kind="meeting", type="CONSULT", plover="AGREE", quad=1, intensity=2.5, status="future",
              status_cue=span(key, "will"), international=True,
              actors=(actor(key, "The three countries", "", kind="group", country=None, countries=("USA", "JPN", "KOR")),),
              date=day(key, "in November", "2018-11-01", "2018-11-30"), date_basis="sentence", date_precision=4,
              place=place(key, "Seoul", country="KOR"), details={"format": "trilateral", "level": "working-level"}),
    )  # fmt: skip
    return _coded(key, (met, contact, unnamed), events)


def coded() -> tuple[Coded, ...]:
    """The six reports, coded."""
    key = "washington"
    says = statement(key, "talks", "said on", speaker=actor(key, "State Department", kind="organisation", country="USA"),
                     content=(span(key, "Envoys of the United States, Japan and South Korea held talks in Tokyo on Oct. 8"),))  # fmt: skip
    washington = _coded(key, (says,), (
        event(key, "meeting", "held talks", sentence=span(key, TEXTS[key][3].split(" The department")[0]), kind="meeting", type="CONSULT", plover="CONSULT", quad=1, intensity=2.5, international=True,
              actors=(actor(key, "the United States", "United States"), actor(key, "Japan"), actor(key, "South Korea")),
              date=day(key, "on Oct. 8", "2018-10-08"), date_basis="sentence", date_precision=1, latest="2018-10-10",
              place=place(key, "Tokyo", **_TOKYO), details={"format": "trilateral"}, according_to=says.id),
        event(key, "visit", "would visit", sentence=span(key, "The department" + TEXTS[key][3].split(" The department")[1]), kind="meeting", type="CONSULT", plover="AGREE", modes=("visit",), quad=1, intensity=2.5, status="future",
              actors=(actor(key, "Japan", sectors=("MIL",)),), recipients=(actor(key, "Seoul", "South Korea"),), international=True,
              date=day(key, "on Oct. 20", "2018-10-20"), date_basis="sentence", date_precision=1, place=place(key, "Seoul", country="KOR"),
              details={"level": "minister"}),
    ))  # fmt: skip
    key = "missiles"
    military = actor(key, "South Korea's military", kind="organisation", country="KOR", sectors=("MIL",))
    claim = statement(key, "fired", "said", speaker=military,
                      content=(span(key, "North Korea fired two short-range missiles into the sea early Friday"),))  # fmt: skip
    fired = event(key, "fired", "fired", kind="weapons", type="MOBILIZE", plover="MOBILIZE", modes=("weapons",), quad=4, intensity=-6.5,
                  actors=(actor(key, "North Korea"),), date=day(key, "early Friday", "2018-10-12"), date_basis="sentence",
                  date_precision=1, latest="2018-10-12", according_to=claim.id, contexts=("military",),
                  details={"system": "missile", "count": 2})  # fmt: skip
    missiles = _coded(key, (claim,), (
        fired,
        event(key, "condemned", "condemned", kind="statement", type="ACCUSE", plover="ACCUSE", modes=("disapprove",), quad=3, intensity=-2,
              actors=(actor(key, "Japan"),), recipients=(actor(key, "North Korea"),), latest="2018-10-12", about=(fired.id,)),
    ))  # fmt: skip
    key = "denial"
    denies = statement(key, "denied", "denied", speaker=actor(key, "North Korea"), stance="denies",
                       content=(span(key, "it had launched missiles"),))  # fmt: skip
    denial = _coded(key, (denies,), (
        event(key, "launched", "launched", kind="weapons", type="MOBILIZE", plover="MOBILIZE", modes=("weapons",), quad=4, intensity=-6.5,
              status="negated", status_cue=span(key, "denied"), actors=(actor(key, "North Korea"),), according_to=denies.id,
              latest="2018-10-13"),
        event(key, "visit", "called off", kind="meeting", type="CONSULT", plover="REJECT", modes=("visit",), quad=3, intensity=-2, status="cancelled",
              status_cue=span(key, "called off"), actors=(actor(key, "Japan"),), recipients=(actor(key, "Seoul", "South Korea"),), latest="2018-10-13"),
        event(key, "sanctions", "imposed sanctions", kind="sanctions", type="SANCTION", plover="SANCTION", modes=("discontinue",), quad=4, intensity=-6,
              actors=(actor(key, "The United States", "United States"),), recipients=(actor(key, "two trading companies of North Korea", "", kind="organisation", country="PRK", members=2),),
              date=day(key, "on Friday", "2018-10-12"), date_basis="sentence", date_precision=1, latest="2018-10-13", details={"step": "imposed"}),
    ))  # fmt: skip
    key = "exercise"
    exercise = _coded(key, (), (
        event(key, "exercise", "began the exercise", kind="exercise", type="COOPERATE", plover="COOPERATE", quad=2, intensity=9.5, international=True,
              actors=(actor(key, "The United States", "United States"),), recipients=(actor(key, "South Korea"),),
              date=day(key, "on Monday", "2018-10-15"), date_basis="sentence", date_precision=1, latest="2018-10-15",
              place=place(key, "Busan", country="KOR"), details={"name": "Steady Shield", "joint": True}),
        event(key, "urged", "urged", kind="other", type="REQUEST", plover="REQUEST", modes=("meet",), quad=3, intensity=0,
              actors=(actor(key, "China"),), latest="2018-10-15"),
    ))  # fmt: skip
    return (_envoys("tokyo"), _envoys("tokyo-copy"), washington, missiles, denial, exercise)


def _e(key: str, name: str) -> str:
    return stable_id("e", key, name)


def happenings() -> tuple[Happening, ...]:
    """What the reports' events come to, as `merge` and `follow` would say."""
    three = tuple(Party(entity=entity) for entity in ("n-usa", "n-jpn", "n-kor"))
    tokyo, copy, washington = (_e(key, "meeting") for key in ("tokyo", "tokyo-copy", "washington"))
    r = report_id
    return (
        Happening(id="h-talks", kind="meeting", type="CONSULT", plover="CONSULT", contexts=("diplomatic",), actors=three,
                  dates=(HappeningDate(from_="2018-10-08", to="2018-10-08", precision=1, events=(washington,)),
                         HappeningDate(from_="2018-10-09", to="2018-10-09", precision=1, events=(tokyo, copy))),
                  place=replace(place("tokyo", "Tokyo", **_TOKYO), report=r("tokyo")),
                  details={"format": "trilateral", "level": "special-representative"}, events=(tokyo, copy, washington),
                  reports=(r("tokyo"), r("tokyo-copy"), r("washington")), origins=2,
                  history=(StatusReported(status="actual", reported="2018-10-09", report=r("tokyo")),),
                  disagreements=(Disagreement(field="date", values=(
                      GivenValue(value="2018-10-08", events=(washington,)), GivenValue(value="2018-10-09", events=(tokyo, copy)))),)),
        Happening(id="h-next", kind="meeting", type="CONSULT", plover="AGREE", status="future", actors=three,
                  dates=(HappeningDate(from_="2018-11-01", to="2018-11-30", precision=4, events=(_e("tokyo", "next"),)),),
                  place=replace(place("tokyo", "Seoul", country="KOR"), report=r("tokyo")),
                  details={"format": "trilateral", "level": "working-level"},
                  events=(_e("tokyo", "next"), _e("tokyo-copy", "next")), reports=(r("tokyo"), r("tokyo-copy")), origins=1),
        Happening(id="h-launch", kind="weapons", type="MOBILIZE", plover="MOBILIZE", modes=("weapons",), claimed=True,
                  actors=(Party(entity="n-prk"),), sources=("n-jcs",), on_record=1, rung=3,
                  dates=(HappeningDate(from_="2018-10-12", to="2018-10-12", precision=1, events=(_e("missiles", "fired"),)),),
                  details={"system": "missile", "count": 2}, events=(_e("denial", "launched"), _e("missiles", "fired")),
                  reports=(r("denial"), r("missiles")), origins=2,
                  findings=(Finding(instrument="UN Security Council resolution 1874", condition="a launch that uses ballistic missile technology", result="undetermined", words=("short-range missiles",), unknown=("the type of missile is not stated",)),),
                  disagreements=(Disagreement(field="status", values=(
                      GivenValue(value="actual", events=(_e("missiles", "fired"),)), GivenValue(value="negated", events=(_e("denial", "launched"),)))),)),
        Happening(id="h-condemned", kind="statement", type="ACCUSE", plover="ACCUSE", modes=("disapprove",), actors=(Party(entity="n-jpn"),),
                  recipients=(Party(entity="n-prk"),), events=(_e("missiles", "condemned"),), reports=(r("missiles"),), origins=1, about=("h-launch",)),
        Happening(id="h-visit", kind="meeting", type="CONSULT", plover="REJECT", modes=("visit",), status="cancelled", actors=(Party(entity="n-jpn"),),
                  recipients=(Party(entity="n-kor"),), dates=(HappeningDate(from_="2018-10-20", to="2018-10-20", precision=1, events=(_e("washington", "visit"),)),),
                  details={"level": "minister"}, events=(_e("denial", "visit"), _e("washington", "visit")),
                  reports=(r("denial"), r("washington")), origins=2,
                  history=(StatusReported(status="future", reported="2018-10-10", report=r("washington")),
                           StatusReported(status="cancelled", reported="2018-10-13", report=r("denial")))),
        Happening(id="h-sanctions", kind="sanctions", type="SANCTION", plover="SANCTION", modes=("discontinue",), actors=(Party(entity="n-usa"),),
                  recipients=(Party(entity="n-prk"),), dates=(HappeningDate(from_="2018-10-12", to="2018-10-12", precision=1, events=(_e("denial", "sanctions"),)),),
                  details={"step": "imposed"}, events=(_e("denial", "sanctions"),), reports=(r("denial"),), origins=1),
        Happening(id="h-exercise", kind="exercise", type="COOPERATE", plover="COOPERATE", actors=(Party(entity="n-usa"),), recipients=(Party(entity="n-kor"),),
                  dates=(HappeningDate(from_="2018-10-15", to="2018-10-15", precision=1, events=(_e("exercise", "exercise"),)),),
                  place=replace(place("exercise", "Busan", country="KOR"), report=r("exercise")),
                  details={"name": "Steady Shield", "joint": True}, events=(_e("exercise", "exercise"),), reports=(r("exercise"),), origins=1),
        Happening(id="h-urged", kind="other", type="REQUEST", plover="REQUEST", modes=("meet",), actors=(Party(entity="n-chn"),),
                  events=(_e("exercise", "urged"),), reports=(r("exercise"),), origins=1),
    )  # fmt: skip


DOSSIERS = (
    Dossier(id="d-talks", kind="consultation", title="Talks of the United States, Japan and South Korea", parties=("n-jpn", "n-kor", "n-usa"),
            state="next meeting announced", history=(DossierStep(state="met", date="2018-10-09", happening="h-talks"),
                                                     DossierStep(state="next meeting announced", date="2018-10-09", happening="h-next")),
            commitments=("c-next",), happenings=("h-talks", "h-next")),
)  # fmt: skip
COMMITMENTS = (
    Commitment(id="c-next", what="hold vice-ministerial talks in Seoul", by=("n-usa", "n-jpn", "n-kor"),
               due=Due(from_="2018-11-01", to="2018-11-30"), said_in=_e("tokyo", "next"), happening="h-next"),
    Commitment(id="c-drill", what="halt the exercise", by=("n-usa",), to=("n-prk",), due=Due(from_="2018-09-30", to="2018-09-30"),
               state="unreported", said_in=_e("washington", "visit")),
)  # fmt: skip


def fill(where: str | Path, *, derived: bool = True) -> Store:
    """A record that holds all of it."""
    store = Store(where)
    for each in coded():
        store.add(each, raw(each.id))
    if derived:
        store.replace_derived(ENTITIES, happenings(), DOSSIERS, COMMITMENTS)
    return store
