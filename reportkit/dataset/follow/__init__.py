"""The plan of one year against the report of the next (计划与落实)."""
