"""A sentence that tells of a job, "Since 2019 I have worked at Oak Market as a cashier" -> its title and employer."""

from dataclasses import replace

from resumefit.extract.dates import DateRange
from resumefit.extract.phrases import word_forms
from resumefit.resume.headers import EMPTY, KNOWN
from resumefit.resume.reading import Label, Place, Reading

_LONGEST_NAME = 6


def told_in_sentence(reading: Reading, dates: DateRange) -> dict[str, Label] | None:
    """Read the title behind "as a" and the name behind "at"; None where the sentence tells of no job of one's own from when to when."""
    if dates.start is None or not (dates.current or dates.end):
        return None
    sentence = Place(*reading.tokens.sentence(reading.place(dates.first, dates.last).first))
    title = _title(reading, sentence)
    if title is None or word_forms(reading.lexicon, "oneself").isdisjoint(reading.tokens.stems[sentence.first : sentence.last]):
        return None
    label = Label(title, KNOWN, _employer(reading, title, sentence), told=True, end=title.last)
    return {"before": label, "after": replace(EMPTY, end=sentence.last), "above": EMPTY, "below": EMPTY}


def _title(reading: Reading, sentence: Place) -> Place | None:
    """Find the first known title that a sentence gives somebody."""
    leads = word_forms(reading.lexicon, "title-lead")
    for mention in reading.terms_in(sentence):
        place = reading.place_of(mention.span)
        if (
            reading.lexicon.terms[mention.term].kind == "role_title"
            and place.first > sentence.first
            and reading.tokens.stems[place.first - 1] in leads
        ):
            return place
    return None


def _employer(reading: Reading, title: Place, sentence: Place) -> Place | None:
    """Find the capitalised name that "at" leads to, behind the title or before it."""
    stems, small, links = reading.tokens.stems, word_forms(reading.lexicon, "function"), word_forms(reading.lexicon, "at-a-firm")
    for at in (*range(title.last, sentence.last - 1), *range(sentence.first, title.first)):
        end = at + 1
        while stems[at] in links and end < min(sentence.last, at + 1 + _LONGEST_NAME):
            if not reading.tokens.raw(end)[:1].isupper() or stems[end] in small:
                break
            end += 1
        if end > at + 1:
            return Place(at + 1, end)
    return None
