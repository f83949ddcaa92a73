"""Every table of the file, a module a noun: the one definition of the schema.

Imported only by the generator of statements.py and by the migrations; a running command never pays for sqlmodel. Constraints
stand here, because another tool may write to the file as well. Words that a clerk types (kind, grade, class …) are kept as
typed; states that the program computes are English codes. Days are ISO text.
"""
