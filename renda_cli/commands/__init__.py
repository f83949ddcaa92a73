"""What the clerk types."""
