"""Clients of others, against the service."""
