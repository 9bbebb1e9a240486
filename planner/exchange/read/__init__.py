"""Files of other programs, read into a sheet of rows."""
