"""Stories as data: who does or asks what on which day, and which answer the law asks for."""
