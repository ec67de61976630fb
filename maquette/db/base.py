"""The base of all tables, and which column a Python type becomes."""

import enum
from datetime import datetime
from math import isfinite
from typing import TypeAlias
from uuid import UUID

import uuid_utils.compat
from pydantic import JsonValue
from sqlalchemy import DateTime, Enum, MetaData, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase
from typing_extensions import TypeAliasType

Json: TypeAlias = JsonValue
"""Anything that JSON can say."""

JsonObject = TypeAliasType("JsonObject", dict[str, JsonValue])
"""What a JSONB column of ours holds."""


def storable(text: str) -> str:
    """Text as PostgreSQL keeps it; raises `ValueError` for a NUL or half of a character."""
    if "\x00" in text:
        raise ValueError("A NUL character cannot be kept.")
    if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
        raise ValueError("Half of a character cannot be kept.")
    return text


def storable_json(value: Json) -> Json:
    """JSON as PostgreSQL keeps it; raises `ValueError` for what it does not."""
    match value:
        case str():
            storable(value)
        case float() if not isfinite(value):
            raise ValueError("A number that is none cannot be kept.")
        case list():
            for part in value:
                storable_json(part)
        case dict():
            for key, part in value.items():
                storable(key)
                storable_json(part)
        case _:
            pass
    return value


def new_id() -> UUID:
    """A UUIDv7: sorted by the time it was made."""
    return uuid_utils.compat.uuid7()


def values(choices: type[enum.Enum]) -> list[str]:
    """What an enum's members are stored as."""
    return [str(choice.value) for choice in choices]


class Base(DeclarativeBase):
    """The base of all tables; its metadata is what migrations are held against."""

    metadata = MetaData(
        naming_convention={
            "ix": "%(table_name)s_%(column_0_N_name)s",
            "uq": "%(table_name)s_%(column_0_N_name)s_key",
            "ck": "%(table_name)s_%(constraint_name)s_check",
            "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
            "pk": "%(table_name)s_pkey",
        }
    )
    type_annotation_map = {
        enum.Enum: Enum(
            enum.Enum, native_enum=False, length=40, values_callable=values, create_constraint=True
        ),
        str: Text,
        datetime: DateTime(timezone=True),
        tuple[str, ...]: ARRAY(Text, as_tuple=True),
        Json: JSONB,
        JsonObject: JSONB,
    }
    __mapper_args__ = {"eager_defaults": True}
