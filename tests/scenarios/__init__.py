"""Plays folders of stories about the hub; it knows their format and nothing of the stories."""
