"""Bearer tokens: JSON Web Tokens of a configured issuer, and in development of this installation itself."""
