"""The states of the tables, and the ways from each to the next."""
