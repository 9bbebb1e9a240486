"""The clauses of a line: what each says that happened, to whom, and whether it did."""
