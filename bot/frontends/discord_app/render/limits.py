"""What Discord allows of what is cut to fit, from its documentation on components and commands.

https://discord.com/developers/docs/components/reference and
https://discord.com/developers/docs/interactions/application-commands
"""

COMPONENTS = 40
"""Of a message, those within others included."""
ADDRESS = 512
"""Of a link button."""
OPTIONS = 25
"""Of a select, and choices of an autocomplete."""
OPTION_TEXT = 100
"""Of an option's label, value and description, and of a choice's name and value."""
IN_A_ROW = 5
"""Buttons."""
