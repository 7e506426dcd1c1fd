"""A hub that is asked over HTTP: the operations of its services as GraphQL requests of the caller they act for."""
