"""How well reports were coded: any coding against a hand-annotated file, layer by layer."""

from onrecord.evaluation.report import Evaluation
from onrecord.evaluation.scoring import evaluate

__all__ = ["Evaluation", "evaluate"]
