"""The page to look at: what is late, what comes, the rates, what voters speak of and where."""
