"""Moving in: years of JSON files and pictures become entities, and nothing of them is lost."""
