"""Many resumes -> what the words of each cover of an open phrase, with the reason."""

import numpy as np

from resumefit.lexicon.model import Lexicon
from resumefit.match.columns import Column, told_apart
from resumefit.match.coverage import Cover, best_of, phrase_cover
from resumefit.match.phrase_credits import Together
from resumefit.resume.model import Strength


def phrase_column(phrase: str, together: Together, *, number: int, count: int, lexicon: Lexicon) -> Column:
    """Give the covers of an open phrase, the one of that number, for `count` resumes: each way to hold its words is judged once."""
    worths = np.zeros(count, dtype=np.int64)
    rows = together.rows_of(number)
    worths[together.resumes[rows]] = together.worths[rows]

    def cover(worth: int) -> Cover:
        total, held, strength = Together.read(worth)
        return best_of([phrase_cover(phrase, held, total, strength=Strength(strength), lexicon=lexicon) if held else None])

    return told_apart(worths, cover)
