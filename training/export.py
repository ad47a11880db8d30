"""A trained model as int8 ONNX: weights quantised by channel, tables of vectors each by one scale."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def export(model: nn.Module, path: Path, outputs: list[str]) -> str:
    """Writes the model; returns the file's sha256.

    Inputs are `ids` (rows, length) and `at` (rows, 3), both int64.
    """
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    whole = path.with_suffix(".float.onnx")
    axes = {name: {0: "rows"} for name in ("ids", "at", *outputs)}
    axes["ids"][1] = "length"
    for by_piece in {"tag", "spot", "cue"} & set(outputs):
        axes[by_piece][1] = "length"
    example = (
        torch.tensor([[101, 2, 2023, 3, 102], [101, 6, 2023, 7, 102]]),
        torch.tensor([[1, 0, 0], [0, 0, 1]]),
    )
    torch.onnx.export(
        model,
        example,
        str(whole),
        input_names=["ids", "at"],
        output_names=outputs,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(
        whole,
        path,
        weight_type=QuantType.QInt8,
        per_channel=True,
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )
    whole.unlink()
    return hashlib.sha256(path.read_bytes()).hexdigest()
