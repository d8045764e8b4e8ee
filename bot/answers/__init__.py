"""Answering: what is asked, and the answer as plain data that each front end renders. Pure."""
