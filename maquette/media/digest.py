"""The name of bytes: the same bytes, published by the same job, have the same digest."""

from hashlib import sha256


def digest(data: bytes, seq: int = 0) -> str:
    """The first 16 hexadecimal digits of the SHA-256 of the bytes and the job's `seq`."""
    return sha256(data + seq.to_bytes(8)).hexdigest()[:16]
