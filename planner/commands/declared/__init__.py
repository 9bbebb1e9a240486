"""The declarations of the commands, by what they are for; `catalogue` puts them in order."""
