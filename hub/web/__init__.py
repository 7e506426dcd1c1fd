"""The service over HTTP and sockets: it carries requests to a GraphQL schema, guards it and tells how it fares."""
