import os
import socket
import traceback
from io import BytesIO
from pathlib import Path

import pytest
from docx_parts import docx, paragraph, zipped

import resumefit
from resumefit.errors import EmptyError, EncryptedError, LimitError, NotAFileError, ResumefitError, UnsupportedError
from resumefit.readers.foreign import FOREIGN
from resumefit.readers.limits import LIMITS, Limits
from resumefit.readers.registry import FORMATS, read_document

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
DOCX = docx(paragraph("Answered calls"))


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (b"Answered calls", "text/plain"),
        (b"<p>Answered <b>calls</b></p>", "text/html"),
        (b"<!DOCTYPE html><title>x</title>Answered calls", "text/html"),
        (b"## Skills\n\nAnswered calls", "text/markdown"),
        (b"Wages < $20 & tips > 5%", "text/plain"),
        (b"Email <jo@example.com>, #1 in sales", "text/plain"),
    ],
)
def test_bytes_decide_what_a_file_is(content: bytes, media_type: str) -> None:
    assert read_document(content).origin.media_type == media_type


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{\\rtf1\\ansi Answered calls}", "RTF"),
        (b"\r\n{\\rtf1 x}", "RTF"),
        (OLE + "WordDocument".encode("utf-16-le"), "old Word"),
        (OLE, "before 2007"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "JPEG"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}, compression=0), "OpenDocument"),
        (zipped({"xl/workbook.xml": b"<x/>"}), "Excel"),
        (zipped({"Index/Document.iwa": b"x"}), "Pages"),
        (zipped({"cv.txt": b"Answered calls"}), "ZIP"),
        (b"PK\x05\x06" + bytes(18), "ZIP"),
        (b"\x1f\x8b\x08\x00" + bytes(30), "archive"),
        (b"\x7fELF" + bytes(60), "program"),
        (b'<?xml version="1.0"?><pkg:package xmlns:pkg="x"></pkg:package>', "one XML"),
    ],
)
def test_foreign_kinds_are_named_with_the_way_out(content: bytes, words: str) -> None:
    with pytest.raises(UnsupportedError, match=words) as caught:
        read_document(content, name="cv.pdf")
    assert "DOCX" in caught.value.next_step


def test_binary_is_no_text() -> None:
    with pytest.raises(UnsupportedError):
        read_document(bytes(range(256)) * 8)


def test_a_locked_docx_asks_for_its_password() -> None:
    with pytest.raises(EncryptedError):
        read_document(OLE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("content", [b"", b"   \n\t\n", b"\xef\xbb\xbf", b"<p></p><p> </p>", "\u200b\u200b".encode(), docx("")])
def test_nothing_is_empty(content: bytes) -> None:
    with pytest.raises(EmptyError):
        read_document(content)


@pytest.mark.parametrize(
    ("name", "content", "warned"),
    [
        ("cv.docx", DOCX, False),
        ("cv.pdf", DOCX, True),
        ("cv.doc", DOCX, True),
        ("cv", DOCX, False),
        ("cv.final", DOCX, False),
        ("cv.pdf", b"Answered calls", True),
        ("cv.txt", b"<p>Answered</p><p>calls</p>", False),
        ("cv.rtf", b"Answered calls", True),
        ("CV.TXT", b"Answered calls", False),
    ],
)
def test_a_wrong_extension_is_said(name: str, content: bytes, warned: bool) -> None:
    assert [warning.code for warning in read_document(content, name=name).warnings] == ["wrong-extension"] * warned


def test_every_extension_has_one_owner() -> None:
    endings = [ending for kind in (*FORMATS, *FOREIGN) for ending in kind.extensions]
    assert len(endings) > 20
    assert len(endings) == len(set(endings))


def test_paths_streams_and_bytes_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "cv.docx"
    path.write_bytes(DOCX)
    by_path = read_document(path)
    with path.open("rb") as stream:
        assert read_document(stream) == by_path
    assert read_document(str(path)) == by_path
    assert read_document(DOCX, name="cv.docx") == by_path
    assert by_path.origin.name == "cv.docx"
    assert read_document(BytesIO(DOCX)).origin.name == "document"
    assert read_document(BytesIO(DOCX), name="stdin").origin.name == "stdin"


def test_a_stream_of_text_is_the_caller_s_mistake(tmp_path: Path) -> None:
    path = tmp_path / "cv.txt"
    path.write_text("Answered calls")
    with path.open() as stream, pytest.raises(TypeError):
        read_document(stream)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", [None, 3, 1.5, [], {}, dict, Path], ids=repr)
def test_what_is_no_source_is_the_caller_s_mistake(source: object) -> None:
    with pytest.raises(TypeError, match="a document is a path, bytes or a file opened for bytes, not"):
        read_document(source)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a document is a path"):
        resumefit.score(source, b"Answer calls from customers.")  # type: ignore[arg-type]


class _Failing(BytesIO):
    """A stream on a disk that was taken away."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError(5, "cannot read", "/home/jo/secret.pdf")


def test_a_stream_that_fails_names_no_path() -> None:
    closed = BytesIO(b"x")
    closed.close()
    for stream in (_Failing(), closed):
        with pytest.raises(NotAFileError) as caught:
            read_document(stream)
        assert "secret" not in "".join(traceback.format_exception(caught.value))


def test_an_origin_holds_no_folder_and_nothing_that_cannot_be_printed() -> None:
    assert read_document(b"Answered calls", name="/home/jo/secret/cv\x1b[31m\udcff.txt").origin.name == "cv?[31m?.txt"


def folder(path: Path) -> Path:
    return path


def missing(path: Path) -> Path:
    return path / "nowhere.pdf"


def fifo(path: Path) -> Path:
    os.mkfifo(path / "pipe")
    return path / "pipe"


def loop(path: Path) -> Path:
    (path / "loop").symlink_to(path / "loop")
    return path / "loop"


def unix_socket(path: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path / "s"))
    return path / "s"


def device(path: Path) -> Path:
    return Path("/dev/zero")


def too_long(path: Path) -> Path:
    return path / ("x" * 5000)


def no_name(path: Path) -> Path:
    return Path("cv\0.pdf")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
@pytest.mark.parametrize("make", [folder, missing, fifo, loop, unix_socket, device, too_long, no_name])
def test_what_is_no_file_is_refused_without_waiting(make: object, tmp_path: Path) -> None:
    with pytest.raises(NotAFileError) as caught:
        read_document(make(tmp_path))  # type: ignore[operator]
    assert str(tmp_path) not in str(caught.value)


def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Answered calls")
    (tmp_path / "link").symlink_to(tmp_path / "cv.txt")
    assert read_document(tmp_path / "link").text == "Answered calls"


def test_large_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(LIMITS.file_bytes + 1)
    with pytest.raises(LimitError, match="20 MB"):
        read_document(path)
    for source in (bytes(2_000), BytesIO(bytes(2_000))):
        with pytest.raises(LimitError):
            read_document(source, limits=Limits(file_bytes=1_000))


def test_a_long_text_is_cut_and_said() -> None:
    document = read_document(b"Answered calls\n" * 100, limits=Limits(characters=100))
    assert len(document.text) == 100
    assert document.lines[-1].span.end == 100
    assert [warning.code for warning in document.warnings] == ["limit"]


@pytest.mark.parametrize("content", [b"Tact\n" * 500, b"<p>Tact</p>" * 500, b"## A\n" + b"Tact\n" * 500, docx(paragraph("Tact") * 500)])
def test_more_lines_than_any_document_has_are_cut_and_said(content: bytes) -> None:
    document = read_document(content, limits=Limits(lines=100))
    assert len(document.lines) == 100
    assert document.text.endswith("Tact")
    assert [warning.code for warning in document.warnings] == ["limit"]


def test_errors_hold_a_sentence_a_step_and_no_text_of_the_file() -> None:
    for content in (b"", b"{\\rtf1 Answered calls}", b"\x00\x01Answered calls\x02" * 50):
        with pytest.raises(ResumefitError) as caught:
            read_document(content)
        assert caught.value.message.endswith(".")
        assert caught.value.next_step.endswith(".")
        assert "Answered" not in str(caught.value)
