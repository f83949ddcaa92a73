"""The monthly work table: what is coming and what is late."""
