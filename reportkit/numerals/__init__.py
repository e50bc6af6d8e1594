"""From a paragraph to classified numerals, words and clauses."""
