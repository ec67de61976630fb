"""Random secrets: shown once, stored only as a digest."""

import hashlib
import secrets


def fresh(prefix: str = "") -> str:
    """A new secret of 256 random bits, safe in a URL."""
    return prefix + secrets.token_urlsafe(32)


def digest(secret: str) -> bytes:
    """What is stored of a secret: SHA-256. (With 256 random bits there is nothing to guess.)"""
    return hashlib.sha256(secret.encode()).digest()
