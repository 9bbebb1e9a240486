"""German, in so far as a dozen lines need it: a second language is a second folder of tables."""
