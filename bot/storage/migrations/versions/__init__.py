"""One script for each step; what a script does is never changed once it has been released."""
