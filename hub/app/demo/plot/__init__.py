"""The three stories, each made of a county and the day on which it begins."""
