"""What the organ looked into: one record a named matter (监督事项)."""
