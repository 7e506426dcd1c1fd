"""The demonstration: a generated county, and stories played on it whose every answer is checked."""
