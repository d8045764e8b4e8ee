"""The same answers in Discord: commands, buttons, mentions and direct messages."""
