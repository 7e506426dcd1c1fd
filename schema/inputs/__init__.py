"""What the service takes: GraphQL inputs that become the hub's own commands."""
