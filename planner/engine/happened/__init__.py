"""What happened: the log, the people and the promises, indexed for the rules."""
