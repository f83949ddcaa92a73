"""Activities of the deputies: planned, held, moved, dropped, and what came of them."""
