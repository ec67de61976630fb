"""Packs: entities with all they use as one ZIP file, from one installation to another."""
