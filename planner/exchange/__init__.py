"""In and out: what other programs hold of the user's people becomes edits, and the other way
round."""
