"""Messages between us and the decoding child: a list of byte strings, each with its length."""

import struct
from typing import IO, Final

_NUMBER: Final = struct.Struct("<I")
_MOST: Final = 512_000_000


def send(stream: IO[bytes], parts: list[bytes]) -> None:
    """Write one message."""
    stream.write(_NUMBER.pack(len(parts)))
    for part in parts:
        stream.write(_NUMBER.pack(len(part)))
        stream.write(part)
    stream.flush()


def receive(stream: IO[bytes]) -> list[bytes]:
    """Read one message; raises `EOFError` where the other side has ended."""
    return [_read(stream, _number(stream)) for _ in range(_number(stream))]


def _number(stream: IO[bytes]) -> int:
    return int(_NUMBER.unpack(_read(stream, _NUMBER.size))[0])


def _read(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length) if length <= _MOST else b""
    if len(data) < length:
        raise EOFError
    return data
