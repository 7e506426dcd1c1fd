"""How answers are shown: as JSON for programs, and as text for people."""
