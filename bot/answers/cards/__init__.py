"""The card of each kind of entry: led by the fact that was asked for, else by the entry's name."""
