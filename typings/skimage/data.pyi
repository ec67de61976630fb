"""Photographs, each by a function of its name."""
