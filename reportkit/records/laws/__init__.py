"""Laws in a report: which were inspected, by whom and how, and what else was done with them (法律法规、执法检查)."""
