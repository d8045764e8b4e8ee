"""Answers as Discord's message components: pure, in plain dicts, without discord.py.

The look of each answer is specified; what each limit comes from stands at `limits`.
"""
