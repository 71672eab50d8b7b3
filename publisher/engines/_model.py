"""Models in ONNX files, run by onnxruntime so that the same input gives the same bytes."""

from __future__ import annotations

from typing import Any

from ..errors import EngineError
from ._graph import with_output


def session(model: bytes, durations: str, where: str) -> Any:
    """An onnxruntime.InferenceSession of the model with the tensor `durations` as its last output.

    where: the file, for messages. Raises EngineError where the model is damaged.
    """
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as state

    onnxruntime.disable_telemetry_events()
    options = onnxruntime.SessionOptions()
    # One thread: the same sums in the same order each time, and no CPU spent on waiting.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    if durations:
        model = with_output(model, durations)
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except (state.Fail, state.InvalidArgument, state.InvalidGraph, state.InvalidProtobuf) as error:
        raise EngineError(
            "the model file of the voice is damaged",
            where=where,
            remedy="Install or copy it again",
        ) from error
