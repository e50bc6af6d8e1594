"""Figures: what each number counts, and what it holds for (数字)."""
