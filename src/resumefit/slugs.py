"""What can be wrong with a file or a comparison: one table of slugs for code, JSON and README."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slug:
    """One cause, by the stable name that errors and warnings carry."""

    name: str
    meaning: str
    do: str
    """What the user does about it."""
    error: bool = False
    """Ends the reading: a `ResumefitError`; exit code 1 on the command line."""
    warning: bool = False
    """Is told and read on: the exit code stays what it is."""
    meaning_as_error: str = ""
    """Of what may be either: what it means where it ends the reading."""
    meaning_as_warning: str = ""

    @property
    def outcome(self) -> str:
        """Say whether it is an error, a warning or, by what is left of the text, either."""
        return " or ".join(word for word, is_so in (("error", self.error), ("warning", self.warning)) if is_so)

    def meant(self, *, error: bool) -> str:
        """Say what it means of a file of which is known whether the reading ended."""
        return (self.meaning_as_error if error else self.meaning_as_warning) or self.meaning

    @property
    def exit_code(self) -> str:
        """Give the command line's exit code."""
        return " or ".join(code for code, is_so in (("1", self.error), ("0", self.warning)) if is_so)


SLUGS: tuple[Slug, ...] = (
    Slug("not-a-file", "no regular file, or none that may be read", "check name, folder and permissions", error=True),
    Slug("empty", "no bytes, or no text that a person can see", "check that the right file was saved", error=True),
    Slug("unsupported", "a kind of file that is not read: RTF, old .doc, pictures ...", "save it as PDF, DOCX or text", error=True),
    Slug("encrypted", "asks for a password", "save a copy without a password", error=True),
    Slug("scanned", "pictures of pages, no text", "export it from the program it was written in, or run OCR", error=True),
    Slug("scanned-page", "one page is a picture; the others were read", "run OCR if the page matters", warning=True),
    Slug(
        "damaged",
        "broken: nothing could be read (error), or not all (warning)",
        "save it anew",
        error=True,
        warning=True,
        meaning_as_error="broken: nothing could be read",
        meaning_as_warning="broken: not all could be read",
    ),
    Slug(
        "limit",
        "larger than any resume: refused (error) or cut off (warning)",
        "save it as a plain PDF or DOCX",
        error=True,
        warning=True,
        meaning_as_error="larger than any resume: refused",
        meaning_as_warning="larger than any resume: cut off",
    ),
    Slug("xml-dtd", "its XML declares a document type, which no word processor writes", "save it anew with a word processor", error=True),
    Slug(
        "garbled-text", "the text in the file is not what the page shows", "export it with its fonts, or as DOCX", error=True, warning=True
    ),
    Slug("hidden-text", "text that nobody can see; it is not counted", "take it out, or make it visible", warning=True),
    Slug(
        "unread-part", "some text is kept in the file in a form that is not read", "paste that text into the document itself", warning=True
    ),
    Slug("wrong-extension", "the name's ending is that of another kind of file; it was read by its content", "rename it", warning=True),
    Slug("too-short", "under 20 words", "check that the whole text is there", warning=True),
    Slug("future-dates", "a job of the resume has dates after today; months after today do not count", "correct the dates", warning=True),
    Slug("language", "not in English; little of it is found", "use an English version", warning=True),
    Slug(
        "not-service-work",
        "the posting is for work that the lexicon does not know: no score",
        "use a customer-service posting",
        warning=True,
    ),
    Slug("no-text", "too little in the resume to compare: no score", "add jobs with dates, school and skills", warning=True),
    Slug("nothing-asked", "the posting asks for nothing that can be compared: no score", "use the whole posting", warning=True),
    Slug("lexicon", "a lexicon file is wrong; the message names file, term and key", "mend the file", error=True),
    Slug("crashed", "in a batch: the system ended the process that was reading it", "score it by itself", error=True),
    Slug("error", "anything else that a file can cause", "read the message", error=True),
)


def slug_table() -> str:
    """Write the table as Markdown, as it stands in the README."""
    rows = [f"| `{slug.name}` | {slug.outcome} | {slug.exit_code} | {slug.meaning} | {slug.do} |" for slug in SLUGS]
    return "\n".join(("| slug | is | exit code | meaning | what to do |", "|---|---|---|---|---|", *rows)) + "\n"
