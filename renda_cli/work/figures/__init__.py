"""The figures: of what records, what counts, over what."""
