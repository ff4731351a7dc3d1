"""Figures that people write down in `measurements/<metric>.csv`: read row by row, and nothing lost on the way."""

from collabctl.measurements.cadence import Cadence, Stretch
from collabctl.measurements.dialect import Dialect
from collabctl.measurements.figures import Figures, Series
from collabctl.measurements.rows import Measurement
from collabctl.measurements.table import Table, read

__all__ = ["Cadence", "Dialect", "Figures", "Measurement", "Series", "Stretch", "Table", "read"]
