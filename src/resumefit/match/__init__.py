"""Resume x Posting -> Match: arithmetic over what both were read as; no text is read here."""

from resumefit.match.matching import match_resume
from resumefit.match.model import Comparison, Finding, Match, NoScore, Outcome, Part, Relation, Score, Status, Why

__all__ = ["Comparison", "Finding", "Match", "NoScore", "Outcome", "Part", "Relation", "Score", "Status", "Why", "match_resume"]
