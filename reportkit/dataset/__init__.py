"""From reports to a dataset: tables, indicators, comparison, follow-through. Knows models and io, no rule."""
