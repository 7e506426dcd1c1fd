"""What commands take as JSON: the GraphQL inputs of DESIGN section 10, read strictly."""
