"""The file on the disk and the text in memory: load, save, copies of sync programs, arrivals."""
