"""Does the report's own arithmetic hold: sums, shares, growth, counts stated twice, laws named, numbering."""
