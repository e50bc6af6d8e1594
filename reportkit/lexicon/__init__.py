"""Words and what they mean: data under a schema, loaded once."""
