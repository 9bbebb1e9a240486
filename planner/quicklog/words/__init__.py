"""The words that the quick-log knows, as tables, and what cuts a line into them."""
