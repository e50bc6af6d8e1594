"""Indicators side by side, and what keeps them from being compared (比较)."""
