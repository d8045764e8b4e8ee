"""The HTTP front end: how the bot is, for operators and their monitoring."""
