"""Entities, their kinds and what follows from their content on every flush."""

from maquette.entity import flush as flush  # hangs itself on the session when it is imported
