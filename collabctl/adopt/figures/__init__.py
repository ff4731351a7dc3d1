"""Figures from a spreadsheet, taken over into the tables of measurements."""
