"""Named checks of the file and of what it holds, a module a kind of fault."""
