"""Flags that an owner's entities bear once for each value of another trait (`OnePer`)."""

from dataclasses import replace
from typing import TypeVar

from maquette.entity.traits import Traits, traits_of

T = TypeVar("T", bound=Traits)


def default_for(traits: Traits) -> str | None:
    """What these traits claim to be the one for; None if they claim nothing."""
    for trait in traits_of(type(traits)):
        if trait.one_per and getattr(traits, trait.name):
            claimed = getattr(traits, trait.one_per.trait)
            return None if claimed is None else str(claimed)
    return None


def yielding(traits: T) -> T:
    """The traits without the claim."""
    flags = {trait.name: False for trait in traits_of(type(traits)) if trait.one_per}
    return replace(traits, **flags) if flags else traits
