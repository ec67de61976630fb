"""Digests that tell whether a preview still shows what it should, like `make` tells by time."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, is_dataclass, replace

from pydantic_core import to_json

from maquette.entity.content import Content
from maquette.entity.defaults import yielding
from maquette.entity.traits import Traits


def digest(*parts: object) -> str:
    """16 hex digits of SHA-256 over the parts as canonical JSON."""
    plain = [asdict(p) if is_dataclass(p) and not isinstance(p, type) else p for p in parts]
    return hashlib.sha256(to_json(plain)).hexdigest()[:16]


def content_digest(content: Content[Traits], linked: Iterable[str]) -> str:
    """What an entity looks like: its content, and the digests of the entities it uses, in order.

    Tags order the library, and a default is a place in it; nothing that is drawn shows them.
    """
    seen = replace(content, tags=(), traits=yielding(content.traits))
    return digest(seen, list(linked))
