import pytest

from resumefit.document import Document
from resumefit.extract.clauses import Clauses
from resumefit.extract.phrases import phrase_index
from resumefit.extract.tokens import tokenize
from resumefit.lexicon.load import shipped_lexicon


def told(text: str) -> set[tuple[str, ...]]:
    """Give the duties that a text tells: owner, then both words in the order of the text."""
    index = phrase_index(shipped_lexicon())
    tokens = tokenize(Document.from_text(text), index.cutter)
    hits = index.hits(tokens)
    clauses = Clauses(tokens.stems, [hit for hit in hits if hit.sense.verbs], [hit for hit in hits if hit.sense.objects])
    return {
        (deed.duty.owner, *(" ".join(tokens.raw(at) for at in range(*part)) for part in deed.parts)) for deed in clauses.deeds(index.duties)
    }


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Handled 40 complaints a day", ("complaint-handling", "Handled", "complaints")),
        ("Complaints were promptly handled", ("complaint-handling", "Complaints", "handled")),
        ("Sorted mail (handled complaints)", ("complaint-handling", "handled", "complaints")),
        ("Trained new hires and counted cash", ("payment-processing", "counted", "cash")),
    ],
)
def test_a_verb_and_its_object_make_a_duty(text: str, deed: tuple[str, str, str]) -> None:
    assert deed in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Complaints, handled",
        "Complaints and handled",
        "Handled: complaints",
        "Handled shelves. Complaints were few",
        "Shelves and complaints",
    ],
)
def test_what_a_mark_parts_is_no_duty(text: str) -> None:
    assert not told(text)


def test_duties_of_metrics_are_told_apart() -> None:
    index = phrase_index(shipped_lexicon())
    owners = {duty.owner for duty in index.duties if duty.of_metric}
    assert ("training-throughput", "Trained", "new hires") in told("Trained new hires")
    assert "training-throughput" in owners <= set(shipped_lexicon().metrics)
