"""What the documents say: pure functions of dates, numbers and words."""
