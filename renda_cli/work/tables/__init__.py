"""The statistical tables that offices send up: a module a subject, all of them named in `catalogue`."""
