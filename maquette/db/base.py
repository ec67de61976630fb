"""The base of all tables, and which column a Python type becomes."""

import enum
from datetime import datetime
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
