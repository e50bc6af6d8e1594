"""From text to title block, sections with roles, paragraphs and sentences."""
