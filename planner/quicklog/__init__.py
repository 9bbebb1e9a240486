"""One typed line becomes an Entry: what was understood, never guessed."""
