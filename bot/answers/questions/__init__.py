"""What can be asked: each module knows one sort of question, and returns no answer to every other."""
