"""Motions, suggestions, proposals, opinions: of which kind, what was done with them, and of which whole (议案建议)."""
