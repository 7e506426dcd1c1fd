"""What the service answers: one GraphQL type or family a file, with the hub's own values as sources."""
