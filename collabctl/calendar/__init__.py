"""When meetings happen: their dates and times, and the calendar that other programs read."""
