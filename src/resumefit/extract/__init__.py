"""Document + Lexicon -> located mentions: terms, cues, quantities, dates."""
