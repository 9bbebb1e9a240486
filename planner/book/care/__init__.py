"""Looking after the book: the doctor, mending, and records missing after an edit by hand."""
