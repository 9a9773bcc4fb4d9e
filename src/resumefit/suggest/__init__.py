"""Resume + Posting + Match -> Suggestions: true steps, each from one rule."""

from resumefit.suggest.advise import reachable, suggest
from resumefit.suggest.model import Advice, Rule, Suggestion
from resumefit.suggest.rules import RULES, explain

__all__ = ["RULES", "Advice", "Rule", "Suggestion", "explain", "reachable", "suggest"]
