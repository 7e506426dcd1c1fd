"""The GraphQL service's schema: types, inputs, resolvers and limits over the services. It decides nothing of law."""
