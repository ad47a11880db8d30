"""What counts as found, right, false and left open when a coding is scored."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

import onrecord
from onrecord.coder import Coder
from onrecord.evaluation import Evaluation
from onrecord.evaluation.figures import Rate

Row = dict[str, Any]
Score = Callable[..., Evaluation]


@pytest.fixture
def score(coder: Coder, tmp_path: Path) -> Score:
    """Scores predictions (rows) against gold lines (rows)."""

    def run(gold: Sequence[Row], predictions: Sequence[Row] | None = None, **more: Any) -> Evaluation:
        def written(rows: Sequence[Row], name: str) -> Path:
            path = tmp_path / name
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
            return path

        given = None if predictions is None else [written(predictions, "pred.jsonl")]
        return onrecord.evaluate([written(gold, "gold.jsonl")], predictions=given, coder=coder, **more)

    return run


def at(text: str, words: str) -> Row:
    start = text.index(words)
    return {"start": start, "end": start + len(words)}


def event(text: str, words: str, type_: str, status: str = "actual", **more: Any) -> Row:
    return {"trigger": at(text, words), "type": type_, "status": status, **more}


def statement(text: str, words: str, speaker: str | None, country: str | None = None, **more: Any) -> Row:
    return {
        "content": [at(text, words)],
        "speaker": speaker and {"name": speaker, "country": country},
        **more,
    }


def rate(made: Evaluation, layer: str = "found") -> tuple[int, int, int]:
    """Wanted, given, right."""
    return counts(made.event_figures.rates[layer])


def counts(rate: Rate) -> tuple[int, int, int]:
    return rate.wanted, rate.given, rate.right


def found(score: Score, text: str, gold: Row, given: Row) -> bool:
    """Whether one event is found by another."""
    made = score([{"id": "a", "text": text, "events": [gold]}], [{"id": "a", "events": [given]}])
    return made.event_figures.rates["found"].right == 1


class TestEventsFound:
    def test_triggers_that_overlap(self, score: Score) -> None:
        text = "Chile carried out a test launch on Monday."
        assert found(score, text, event(text, "test launch", "MOBILIZE"), event(text, "launch", "THREATEN"))

    def test_either_word_of_a_light_verb(self, score: Score) -> None:
        text = "Norway and Peru held long and friendly talks in Lima."
        assert found(score, text, event(text, "talks", "CONSULT"), event(text, "held", "CONSULT"))

    def test_a_noun_and_the_participle_that_describes_it(self, score: Score) -> None:
        text = "Talks held in Oslo brought the two sides closer, the hosts said."
        assert found(score, text, event(text, "Talks", "CONSULT"), event(text, "held", "CONSULT"))

    def test_a_visit_and_its_calling_off(self, score: Score) -> None:
        text = "Ghana called off the visit that had been planned for spring."
        visit = event(text, "visit", "CONSULT", "cancelled")
        assert found(score, text, visit, event(text, "called off", "CONSULT", "cancelled"))

    def test_not_another_category_elsewhere_in_the_clause(self, score: Score) -> None:
        text = "Norway and Peru held talks in Lima."
        assert not found(score, text, event(text, "talks", "CONSULT"), event(text, "held", "AGREE"))

    def test_not_the_same_category_in_another_clause(self, score: Score) -> None:
        text = "Kenya accused its neighbour of spying after Uganda had condemned the raid."
        condemned = event(text, "condemned", "ACCUSE")
        assert not found(score, text, event(text, "accused", "ACCUSE"), condemned)

    def test_not_the_same_category_in_another_sentence(self, score: Score) -> None:
        text = "The ministers met in Rome. They will meet again in May."
        assert not found(score, text, event(text, "met", "CONSULT"), event(text, "meet", "CONSULT"))


class TestLayersOfEvents:
    TEXT = "India will host Brazil's president in May. Sudan expelled two Danish envoys."

    def test_each_layer_is_counted_by_itself(self, score: Score) -> None:
        host = event(self.TEXT, "host", "CONSULT", "future", actors=["BRA"], recipients=["IND"], date=None)
        expelled = event(self.TEXT, "expelled", "SANCTION", actors=["SDN"], recipients=["DNK"])
        wrong_way = event(self.TEXT, "host", "CONSULT", "actual", actors=["IND"], recipients=["BRA"])
        made = score(
            [{"id": "a", "text": self.TEXT, "events": [host, expelled]}], [{"id": "a", "events": [wrong_way]}]
        )
        assert rate(made) == (2, 1, 1)
        assert rate(made, "type") == (2, 1, 1)
        assert rate(made, "status") == (2, 1, 0)
        assert rate(made, "actors") == (2, 1, 0)
        assert rate(made, "parties") == (2, 1, 1), "the two are right, the direction is not"
        assert rate(made, "whole") == (2, 1, 0)
        found = made.event_figures.rates["found"]
        assert (found.precision, found.recall) == (1, 0.5)
        assert found.f1 == pytest.approx(2 / 3)

    def test_any_of_the_alternatives_is_right(self, score: Score) -> None:
        text = "Cuba may soon free the detained crew."
        gold = {
            "trigger": at(text, "free"),
            "types": ["RETREAT", "CONCEDE"],
            "statuses": ["hypothetical", "future"],
        }
        made = score(
            [{"id": "a", "text": text, "events": [gold]}],
            [{"id": "a", "events": [event(text, "free", "CONCEDE", "future")]}],
        )
        assert rate(made, "type") == rate(made, "status") == (1, 1, 1)
        assert counts(made.event_figures.classes["status"]["future"]) == (1, 1, 1)

    def test_what_was_taken_for_what(self, score: Score) -> None:
        text = "Mali denied that it had shelled the camp. Togo threatened to leave."
        made = score(
            [
                {
                    "id": "a",
                    "text": text,
                    "events": [
                        event(text, "shelled", "ASSAULT", "negated"),
                        event(text, "threatened", "THREATEN"),
                    ],
                }
            ],
            [{"id": "a", "events": [event(text, "shelled", "ASSAULT"), event(text, "leave", "REJECT")]}],
        )
        confusion = made.as_dict()["events"]["confusion"]
        assert confusion["status"]["negated"] == {"actual": 1}
        assert confusion["type"] == {
            "(false)": {"REJECT": 1},
            "ASSAULT": {"ASSAULT": 1},
            "THREATEN": {"(missed)": 1},
        }

    @pytest.mark.parametrize(
        ("given", "right"),
        [
            ({"from": "2031-05-01", "to": "2031-05-03"}, 1),
            ({"from": "2031-05-02", "to": "2031-05-02"}, 1),
            ({"from": "2031-05-01", "to": "2031-05-31"}, 0),
            (None, 0),
        ],
        ids=["days that meet", "the day", "a month is no date", "none"],
    )
    def test_a_date_is_right_where_the_days_meet(self, score: Score, given: Row | None, right: int) -> None:
        text = "Qatar's emir landed in Ankara on 2 May."
        gold = event(text, "landed", "CONSULT", date="2031-05-02")
        made = score(
            [{"id": "a", "text": text, "events": [gold]}],
            [{"id": "a", "events": [event(text, "landed", "CONSULT", date=given)]}],
        )
        assert rate(made, "date") == (1, 1, right)

    def test_what_was_not_annotated_is_not_scored(self, score: Score) -> None:
        text = "Laos and Nepal signed the pact."
        gold = {"trigger": at(text, "signed"), "types": ["SUPPORT"]}
        made = score(
            [{"id": "a", "text": text, "events": [gold]}],
            [{"id": "a", "events": [event(text, "signed", "SUPPORT", actors=["LAO"])]}],
        )
        assert set(made.as_dict()["events"]["layers"]) == {"found", "type"}

    def test_only_the_annotated_part_counts(self, score: Score) -> None:
        text = "Iraq rebuked Syria. Jordan praised the accord."
        gold = {"id": "a", "text": text, "within": {"start": 0, "end": 20}, "events": []}
        both = [event(text, "rebuked", "ACCUSE"), event(text, "praised", "SUPPORT")]
        assert rate(score([gold], [{"id": "a", "events": both}])) == (0, 1, 0)


class TestTwoHands:
    TEXT = "Egypt met envoys from Libya. It hailed the truce. Chad warned of reprisals."

    def lines(self) -> list[Row]:
        met = event(self.TEXT, "met", "CONSULT", actors=["EGY", "LBY"])
        first = [met, event(self.TEXT, "hailed", "SUPPORT"), event(self.TEXT, "warned", "THREATEN")]
        second = [event(self.TEXT, "met", "CONSULT", actors=["EGY"]), event(self.TEXT, "warned", "ACCUSE")]
        return [
            {"id": "a", "text": self.TEXT, "coder": "Ann", "events": first},
            {"id": "a", "coder": "Ben", "events": second},
        ]

    def test_what_one_hand_has_is_neither_rewarded_nor_punished(self, score: Score) -> None:
        silent = score(self.lines(), [{"id": "a", "events": []}])
        assert rate(silent) == (2, 0, 0)
        hailed = score(self.lines(), [{"id": "a", "events": [event(self.TEXT, "hailed", "SUPPORT")]}])
        assert rate(hailed) == (2, 0, 0)

    def test_either_hands_values_are_right(self, score: Score) -> None:
        given = [event(self.TEXT, "met", "CONSULT", actors=["EGY"]), event(self.TEXT, "warned", "ACCUSE")]
        made = score(self.lines(), [{"id": "a", "events": given}])
        assert rate(made, "type") == (2, 2, 2)
        assert made.event_figures.of_found["actors"] == [1, 1]

    def test_agreement(self, score: Score) -> None:
        made = score(self.lines(), [{"id": "a", "events": []}])
        # Two marks in common of three and two.
        assert made.event_agreement.f1 == pytest.approx(0.8)
        # CONSULT CONSULT, THREATEN ACCUSE: observed 2 of 4, expected (16 - 4 - 1 - 1) / (4 * 3).
        assert made.event_agreement.alpha("type") == pytest.approx(1 - (2 / 4) / (10 / 12))
        assert made.hands == {"Ann": 1, "Ben": 1}

    def test_of_three_hands_two_are_enough(self, score: Score) -> None:
        third = {"id": "a", "coder": "Cem", "events": [event(self.TEXT, "hailed", "SUPPORT")]}
        assert rate(score([*self.lines(), third], [{"id": "a", "events": []}])) == (3, 0, 0)


class TestStatements:
    TEXT = 'Minister Okoro said the border would stay shut. "We will not be hurried," he added. Aides hoped for more.'

    def made(self, score: Score, gold: list[Row], given: list[Row]) -> Evaluation:
        return score([{"id": "a", "text": self.TEXT, "statements": gold}], [{"id": "a", "statements": given}])

    def test_the_layers(self, score: Score) -> None:
        shut = statement(
            self.TEXT, "the border would stay shut", "Okoro", "NGA", anonymous=False, kind="indirect"
        )
        given = statement(
            self.TEXT, "border would stay shut", "Ada Okoro", None, anonymous=True, kind="indirect"
        )
        rates = self.made(score, [shut], [given]).statement_figures.rates
        assert counts(rates["found"]) == counts(rates["speaker"]) == counts(rates["kind"]) == (1, 1, 1)
        assert counts(rates["country"]) == counts(rates["anonymity"]) == (1, 1, 0)

    def test_a_title_does_not_make_two_people_one(self, score: Score) -> None:
        gold = statement(self.TEXT, "the border would stay shut", "Minister Okoro", "NGA")
        given = statement(self.TEXT, "the border would stay shut", "Minister Bello", "NGA")
        assert counts(self.made(score, [gold], [given]).statement_figures.rates["speaker"]) == (1, 1, 0)

    def test_half_of_the_content_is_needed(self, score: Score) -> None:
        gold = statement(self.TEXT, "the border would stay shut", "Okoro")
        given = statement(self.TEXT, "shut", "Bello")
        assert counts(self.made(score, [gold], [given]).statement_figures.rates["found"]) == (1, 1, 0)

    def test_one_statement_cut_in_two_is_not_a_false_one(self, score: Score) -> None:
        whole = statement(self.TEXT, 'the border would stay shut. "We will not be hurried', "Okoro")
        pieces = [
            statement(self.TEXT, "the border would stay shut", "Okoro"),
            statement(self.TEXT, "We will not be hurried", "Okoro"),
        ]
        assert counts(self.made(score, [whole], pieces).statement_figures.rates["found"]) == (1, 1, 1)
        stranger = [pieces[0], statement(self.TEXT, "We will not be hurried", "Bello")]
        assert counts(self.made(score, [whole], stranger).statement_figures.rates["found"]) == (1, 2, 1)

    def test_hopes_are_no_statements_where_the_hands_marked_what_was_said(self, score: Score) -> None:
        gold = statement(self.TEXT, "the border would stay shut", "Okoro")
        hope = statement(self.TEXT, "for more", "Aides", act="believes")
        assert counts(self.made(score, [gold], [hope]).statement_figures.rates["found"]) == (1, 0, 0)
        told_apart = self.made(score, [{**gold, "act": "says"}], [hope])
        assert counts(told_apart.statement_figures.rates["found"]) == (1, 1, 0)


class TestTheCoder:
    TEXT = "The foreign ministers of Japan and India met in Tokyo on Tuesday."

    def test_it_is_run_where_no_predictions_are_given(self, score: Score) -> None:
        gold = event(self.TEXT, "met", "CONSULT", actors=["JPN", "IND"], date="2028-10-10")
        made = score([{"id": "a", "text": self.TEXT, "date": "2028-10-11", "events": [gold]}])
        assert rate(made) == rate(made, "type") == rate(made, "actors") == rate(made, "date") == (1, 1, 1)

    def test_its_own_output_is_gold_that_it_reaches(self, score: Score, coder: Coder) -> None:
        from onrecord.coder import report_of
        from onrecord.plain import to_dict

        text = f'{self.TEXT} "We condemn the launch," said the Indian minister, Asha Rao.'
        printed = to_dict(coder.code(report_of(text, "2028-10-11", id="a")))
        made = score([{**printed, "text": text}], [printed])
        for figures in (made.event_figures, made.statement_figures):
            assert figures.rates["found"].wanted
            assert all(rate.precision == rate.recall == 1 for rate in figures.rates.values() if rate.wanted)
