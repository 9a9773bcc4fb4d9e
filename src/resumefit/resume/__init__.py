"""Document + Lexicon -> Resume: what is shown, how well, and where."""
