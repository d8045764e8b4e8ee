"""How what organizers see looks: pure, in plain dicts, without discord.py."""
