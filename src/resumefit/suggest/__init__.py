"""Resume + Posting + Match -> Suggestions."""
