"""Answering: what is asked, and the answer to it as plain data that every front end renders its own way. Pure."""
