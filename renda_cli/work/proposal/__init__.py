"""A proposal from hand-in to a satisfied reply."""
