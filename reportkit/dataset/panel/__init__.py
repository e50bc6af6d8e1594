"""The panel: indicators, the cell of each in each report, one row a report (面板)."""
