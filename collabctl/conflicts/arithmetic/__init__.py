"""What formulas, ranges and targets prove by arithmetic alone."""
