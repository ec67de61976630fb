"""Clothes, tailored to a body: one module for each family of garments."""
