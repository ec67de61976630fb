"""The writing model: plans a story and writes its scenes, the same for the same seed, offline."""

from maquette.quill.desk import planned, written
from maquette.quill.pronouns import pronouns_of

__all__ = ["planned", "pronouns_of", "written"]
