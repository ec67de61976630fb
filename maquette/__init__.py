"""Maquette: a self-hosted studio for pictures of recurring characters."""

from importlib.metadata import version

__version__ = version("maquette-studio")
