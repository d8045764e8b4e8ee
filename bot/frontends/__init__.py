"""Translators between an answer and those who read it; they have no rules of their own."""
