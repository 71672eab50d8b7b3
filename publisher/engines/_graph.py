"""Speech models in ONNX files made to tell what they know inside: how long each phoneme lasts.

An ONNX file is a protobuf message, and protobuf merges a message field that occurs twice: appending
a second `graph` that holds nothing but one more output therefore adds that output to the model.
Source of the field numbers: onnx.proto3, ModelProto.graph = 7, GraphProto.output = 12,
ValueInfoProto.name = 1; of the merging: the protobuf encoding guide, "Last One Wins".
"""

from __future__ import annotations

_GRAPH, _OUTPUT, _NAME = 7, 12, 1
_LENGTH_DELIMITED = 2


def with_output(model: bytes, tensor: str) -> bytes:
    """The model with the inner tensor of that name as its last output.

    Whether the tensor exists shows when the model is loaded.
    """
    output = _field(_OUTPUT, _field(_NAME, tensor.encode()))
    return model + _field(_GRAPH, output)


def _field(number: int, payload: bytes) -> bytes:
    return _varint(number << 3 | _LENGTH_DELIMITED) + _varint(len(payload)) + payload


def _varint(value: int) -> bytes:
    """Seven bits a byte, the lowest first; the top bit says that more follow."""
    digits = bytearray()
    while value > 0x7F:
        digits.append(value & 0x7F | 0x80)
        value >>= 7
    digits.append(value)
    return bytes(digits)
