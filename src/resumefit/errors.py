"""What a user's files can cause, each with a stable slug and a next step."""

from typing import ClassVar


class ResumefitError(Exception):
    """A failure that the user can mend.

    The message never holds text of a document or a folder's name: the caller adds the file's own name where it is safe.
    """

    slug: ClassVar[str] = "error"
    """Stable name of the cause, the same in JSON and in the README's table."""

    def __init__(self, message: str, *, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        """One sentence: what is wrong."""
        self.next_step = next_step
        """One sentence: what to do about it."""

    def __reduce__(self) -> tuple[object, ...]:
        return (rebuild, (type(self), self.message, self.next_step))

    def __str__(self) -> str:
        return f"{self.message} {self.next_step}"


def rebuild(kind: type[ResumefitError], message: str, next_step: str) -> ResumefitError:
    """Make an error anew after pickling; a keyword-only field is out of reach of `Exception.__reduce__`."""
    return kind(message, next_step=next_step)


class NotAFileError(ResumefitError):
    """There is no readable regular file under that name."""

    slug = "not-a-file"


class EmptyError(ResumefitError):
    """The file holds no bytes, or no text at all."""

    slug = "empty"


class ScannedError(ResumefitError):
    """No page holds text: the PDF is a picture of a document."""

    slug = "scanned"


class EncryptedError(ResumefitError):
    """The file asks for a password."""

    slug = "encrypted"


class UnsupportedError(ResumefitError):
    """The bytes are of a kind that no reader here knows."""

    slug = "unsupported"


class DamagedError(ResumefitError):
    """The file is of a known kind but so broken that no text can be had."""

    slug = "damaged"


class GarbledError(ResumefitError):
    """The file shows text but its characters make no words of any language."""

    slug = "garbled-text"


class LimitError(ResumefitError):
    """The file passes a limit that no good document meets."""

    slug = "limit"


class XmlDtdError(ResumefitError):
    """The package's XML declares a document type, which no word processor writes and attacks need."""

    slug = "xml-dtd"


class LexiconError(ResumefitError):
    """A lexicon file is wrong; the message names file, term and key."""

    slug = "lexicon"
