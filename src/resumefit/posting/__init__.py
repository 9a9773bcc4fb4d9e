"""Document + Lexicon -> Posting: what is asked, how strongly, and what text asks nothing."""
