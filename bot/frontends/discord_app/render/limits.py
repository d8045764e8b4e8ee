"""What Discord allows, from its documentation on messages, components and commands.

https://discord.com/developers/docs/components/reference and
https://discord.com/developers/docs/interactions/application-commands
"""

COMPONENTS = 40
"""In a message, nested ones and accessories included."""
CHARACTERS = 4_000
"""In all text displays of a message together."""
CUSTOM_ID = 100
ADDRESS = 512
"""Of a link button."""
LABEL = 80
OPTIONS = 25
"""Of a select, and choices of an autocomplete."""
OPTION_TEXT = 100
"""Of an option's label, value and description, and of a choice's name and value."""
PLACEHOLDER = 150
IN_A_ROW = 5
