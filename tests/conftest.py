"""What all tests share: the shipped lexicon, the switch that rewrites expected files, and how hard Hypothesis tries."""

import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from resumefit.lexicon.load import shipped_lexicon
from resumefit.lexicon.model import Lexicon

settings.register_profile("fast", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("long", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("fast")

Golden = Callable[[Path, str], None]


def _refuse_sockets(event: str, args: tuple[object, ...]) -> None:
    """Fail whatever opens a socket that leads off this machine's own files; audit hooks hear of those opened in C as well."""
    if event == "socket.__new__" and args[1] != getattr(socket, "AF_UNIX", None):
        raise AssertionError("a socket was opened: nothing here may talk to a network")


sys.addaudithook(_refuse_sockets)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what comes out into the expected files instead of comparing")


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return shipped_lexicon()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a file; with --update-golden, write it there."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is missing: run pytest with --update-golden and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare
