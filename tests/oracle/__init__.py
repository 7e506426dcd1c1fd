"""A deliberately naive reading of the rules, day by day, that shares no code with what it judges."""
