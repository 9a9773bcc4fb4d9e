"""A worker of this machine: what it starts from and what it does."""

from collections.abc import Callable
from datetime import date

from resumefit import pipeline
from resumefit.batch.pool import Do
from resumefit.batch.tasks import Setup, Task
from resumefit.batch.work import Desk
from resumefit.document import Document
from resumefit.lexicon.model import Lexicon

_LINES = "Customer Service Representative\nExperience\n- Answered calls"


def warm(lexicon: Lexicon, today: date) -> None:
    """Load what every document needs, so that forked workers share it and none loads it anew."""
    import resumefit.readers.docx
    import resumefit.readers.pdf  # noqa: F401  # kept loaded

    sample = Document.from_text(_LINES)
    pipeline.score(sample, sample, lexicon=lexicon, today=today)


def make_do(setup: Setup) -> Do[Task]:
    """Set up a worker."""
    desk = Desk(setup)

    def do(task: Task, began: Callable[[int], None]) -> bytes:
        return desk.do(task, began).pack()

    return do
