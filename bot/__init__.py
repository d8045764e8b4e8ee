"""A Discord bot that answers attendees' questions about a workshop from its YAML files."""

__version__ = "0.1.0"
