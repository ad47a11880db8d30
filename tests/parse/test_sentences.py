"""Where sentences end in news English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.parse.sentences import split


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in split(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Months, ranks and titles are abbreviated before a name or a number.
        ("Gen. Park met Adm. Lee on Oct. 8. They spoke at length.", 2),
        # Initials and "U.S." inside a name do not end a sentence …
        ("U.S. Ambassador Philip S. Goldberg left Seoul.", 1),
        ("The test defied U.S. President Ana Ruiz, who had warned of it.", 1),
        # … but "U.S." may close one.
        ("The envoy returned to the U.S. He gave no reason.", 2),
        ("The meeting ended at 6 p.m. The two sides issued no statement.", 2),
        # A closing quotation mark belongs to the sentence it closes.
        ('"We will not return." The minister then left.', 2),
        ('"Why now?" asked the envoy.', 1),
        # Numbers with a full stop are no sentences.
        ("Resolution No. 1874 was adopted. It bans launches.", 2),
        ("Asked whether talks would resume, he said no. The envoy left at noon.", 2),
        ("The fund rose to 3.5 billion dollars, Mr. Han said.", 1),
        # A line break ends a headline, a dateline or a paragraph without a full stop.
        ("Envoys meet in Tokyo\n\nTOKYO - Senior diplomats met.", 3),
    ],
)
def test_a_sentence_ends_where_a_reader_would_say(text: str, expected: int) -> None:
    assert len(sentences(text)) == expected, sentences(text)


@given(st.text(alphabet='aA .\n"“”U.S?!1', max_size=200))
def test_the_sentences_cover_the_text_without_gap_or_overlap(text: str) -> None:
    pairs = split(text)
    assert "".join(text[start:end] for start, end in pairs) == text


@pytest.mark.parametrize(
    "dateline",
    [
        "SEOUL ",
        "TAIPEI/WASHINGTON ",
        "RIO DE JANEIRO ",
        "PARIS (Reuters) - ",
        "KYIV, Ukraine (AP) — ",
        "Pyongyang, August 14 (KCNA) -- ",
        "Geneva (CNN) —",
        "VIENNA — ",
    ],
)
def test_a_dateline_is_no_part_of_the_sentence_behind_it(dateline: str) -> None:
    text = f"{dateline}U.S. officials met the minister on Friday. They parted early."
    assert [text[start:end] for start, end in split(text)][:2] == [
        dateline,
        "U.S. officials met the minister on Friday. ",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "WASHINGTON TO SEND ENVOYS\n",
        "NATO — the alliance of thirty states — said so. ",
        "Washington — which has no envoy there — said so. ",
        "Beijing, which has (so far) - it says - not acted, said so. ",
    ],
)
def test_a_name_that_opens_a_sentence_is_no_dateline(sentence: str) -> None:
    text = sentence + "The envoys leave on Friday."
    assert text[slice(*split(text)[0])] == sentence
