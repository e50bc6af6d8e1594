"""The contract of the output: closed lists, models, JSON Schema."""

from reportkit.models.report import RECORD_KINDS, SCHEMA_VERSION, Report

__all__ = ["RECORD_KINDS", "SCHEMA_VERSION", "Report"]
