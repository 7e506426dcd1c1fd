"""A county that never was, generated from a seed: departments, organisations, persons, vehicles and their links."""
