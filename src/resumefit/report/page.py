"""Templates -> one HTML file that needs nothing else: its style and script within it, and a policy that lets no other in."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from resumefit.report.plain import harmless
from resumefit.report.wording import points_said

_FOLDER = files("resumefit.report") / "templates"


def rendered(template: str, *, styles: tuple[str, ...], script: str = "", **shown: object) -> str:
    """Fill a template: all text is escaped, and freed of characters that steer; `styles` and `script` are shipped files."""
    style = "".join(map(_shipped, styles))
    code = _shipped(script) if script else ""
    scripts = f"script-src '{_digest(code)}'; " if code else ""
    allowed = f"style-src '{_digest(style)}'; {scripts}img-src data:"
    return (
        _environment()
        .get_template(template)
        .render(
            style=Markup(style),  # noqa: S704 - our own files, not text of a document
            script=Markup(code),  # noqa: S704
            policy=f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'",
            **shown,
        )
    )


@cache
def _environment() -> Environment:
    page = Environment(
        loader=FunctionLoader(_shipped),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    page.filters["points"] = points_said
    return page


def _finalize(value: object) -> object:
    """Take steering characters out of all that the page prints but its own style and script."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _shipped(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Give a content hash as a Content-Security-Policy names it."""
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
