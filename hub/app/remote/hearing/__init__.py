"""From what the service answers to the hub's own answers."""
