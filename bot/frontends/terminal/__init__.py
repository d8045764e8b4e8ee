"""The same answers without Discord: a conversation, one question, or a stream of them."""
