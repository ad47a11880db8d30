"""A trained model as int8 ONNX: weights quantised by channel, tables of vectors each by one scale."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn


def export(model: nn.Module, path: Path, outputs: list[str], *, reading: bool = False) -> str:
    """Writes the model; returns the file's sha256.

    Inputs are `ids` (rows, length) and `at` (rows, 3), both int64, and, where it takes positions to be
    read, `read` (rows, number).
    """
    model.eval()
    for parameter in model.parameters():
        parameter.requires_grad_(False)
    whole = path.with_suffix(".float.onnx")
    inputs = ["ids", "at", "read"] if reading else ["ids", "at"]
    axes = {name: {0: "rows"} for name in (*inputs, *outputs)}
    for by_piece in {"ids", "tag", "cue"} & axes.keys():
        axes[by_piece][1] = "length"
    for by_read in {"read", "spot"} & axes.keys():
        axes[by_read][1] = "read"
    example = (
        torch.tensor([[101, 2, 2023, 3, 102], [101, 6, 2023, 7, 102]]),
        torch.tensor([[1, 0, 0], [0, 0, 1]]),
        torch.tensor([[0, 1, 0, 0], [0, 0, 0, 1]]),
    )
    torch.onnx.export(
        model,
        example[: len(inputs)],
        str(whole),
        input_names=inputs,
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
