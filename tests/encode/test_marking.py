"""How a sentence is marked for the encoders."""

from __future__ import annotations

from onrecord.encode.marking import END, START, Marks, mark
from onrecord.encode.sessions import pieces, tokenizer

SENTENCE = "Peru's foreign minister condemned the raid by Bolivian police."


def tokens(marks: Marks, limit: int = 96) -> list[str]:
    read = pieces(SENTENCE)
    made = mark(read.ids, read.offsets, marks, limit)
    return [str(tokenizer().id_to_token(piece)) for piece in made.ids]


def at(words: str) -> tuple[int, int]:
    start = SENTENCE.index(words)
    return start, start + len(words)


def test_actor_recipient_and_trigger_stand_between_marks_of_their_own() -> None:
    marks = Marks((at("Peru's foreign minister"),), (at("Bolivian police"),), (at("condemned"),))
    assert " ".join(tokens(marks)) == (
        "[CLS] [unused1] peru ' s foreign minister [unused2] [unused5] condemned [unused6] "
        "the raid by [unused3] bolivian police [unused4] . [SEP]"
    )


def test_positions_point_to_the_first_mark_of_each_part_and_to_the_start_where_there_is_none() -> None:
    read = pieces(SENTENCE)
    made = mark(read.ids, read.offsets, Marks(actors=(at("Peru"),)))
    assert made.ids[made.at[0]] == 2
    assert made.at[1:] == (0, 0)
    assert made.ids[0] == START


def test_a_long_sentence_is_cut_to_a_window_that_keeps_the_marks() -> None:
    marks = Marks((), (), (at("raid"),))
    cut = tokens(marks, limit=10)
    assert len(cut) <= 10
    assert cut[0] == "[CLS]" and cut[-1] == "[SEP]"
    assert "[unused5]" in cut and "raid" in cut


def test_own_pieces_are_those_of_the_sentence() -> None:
    read = pieces(SENTENCE)
    made = mark(read.ids, read.offsets, Marks(trigger=(at("raid"),)))
    assert [made.ids[k] for k in made.own()] == list(read.ids)
    assert made.ids[-1] == END
