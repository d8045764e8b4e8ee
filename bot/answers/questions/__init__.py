"""What can be asked: each module knows one sort of question and leaves every other alone."""
