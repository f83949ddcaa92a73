"""Stations, their reception days, and what voters say there."""
