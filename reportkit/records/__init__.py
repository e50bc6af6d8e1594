"""From frames to records: every record is a view of a frame or of a sentence."""
