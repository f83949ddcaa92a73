"""The records of a township people's congress, in one SQLite file."""

__version__ = "0.8.0"
