"""The demonstration told to the oracle: it reads the county and the acts, and says each answer by itself."""
