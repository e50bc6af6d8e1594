"""Characters: decoding, folding, joined strings with offsets into the source."""
