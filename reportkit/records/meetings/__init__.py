"""Meetings: counted ones and those said to have been held (会议)."""
