"""Reviews, votes, livelihood projects, and what sessions hear and decide."""
