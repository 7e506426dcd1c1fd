"""A whole file of applicants: one line of answer each, kept as it goes, taken up where it stopped."""
