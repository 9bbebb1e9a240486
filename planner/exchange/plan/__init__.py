"""A sheet against the book: what each row would become."""
