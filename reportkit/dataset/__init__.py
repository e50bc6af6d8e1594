"""From reports to a data set: tables, indicators, panel, comparison. Knows the report and the files, no rule layer."""
