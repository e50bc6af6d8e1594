"""Tying names in the text to the world: regions to their codes, laws to their titles."""
