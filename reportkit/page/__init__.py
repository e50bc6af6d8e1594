"""Pages to look at reports with: one self-contained file, or a folder of them, that fetches nothing (网页)."""
