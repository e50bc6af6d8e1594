"""Tables written: SQLite, Parquet, xlsx, CSV, JSON Lines."""
