"""One sentence → clauses: who, when, whether, done or to do, each worked out once and kept with how it is known (分句)."""
