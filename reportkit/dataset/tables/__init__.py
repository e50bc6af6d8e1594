"""What the tables of a dataset hold: their columns, a report as rows, years, and whether a record may be used."""
