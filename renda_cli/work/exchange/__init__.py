"""Data in and out: sheets that offices keep, lists that they send on, the bundle that is handed over."""
