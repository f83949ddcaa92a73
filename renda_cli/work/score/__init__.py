"""Scores: schemes, points, what follows from them."""
