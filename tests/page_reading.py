"""Reads a page as a tree, and names what makes it depend on others."""

import re
from base64 import b64encode
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

from report_making import STEERING

VOID = {"meta", "link", "br", "img", "input"}


@dataclass(eq=False)
class Element:
    tag: str
    given: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def all(self, tag: str = "", **given: str) -> list["Element"]:
        """Elements below of a tag that hold these attributes; a class is one of the element's classes."""
        found = []
        for one in self.inside:
            if isinstance(one, Element):
                fits = all(value in one.given.get(key.rstrip("_").replace("_", "-"), "").split() for key, value in given.items())
                found += [one] if fits and tag in ("", one.tag) else []
                found += one.all(tag, **given)
        return found

    def one(self, tag: str = "", **given: str) -> "Element":
        (found,) = self.all(tag, **given)
        return found


class Reader(HTMLParser):
    """Builds the tree and refuses what is not closed in its order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]
        self.feed(page)
        self.close()
        assert self._open == [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].inside.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def faults(page: str) -> list[str]:
    """Name what makes a page depend on others, run what is not ours, or point nowhere."""
    root = Reader(page).root
    everything = root.all()
    ids = [one.given["id"] for one in everything if "id" in one.given]
    found = [f"two elements are {one}" for one in sorted({one for one in ids if ids.count(one) > 1})]
    for one in everything:
        for name, value in one.given.items():
            if name.startswith("on") or name in ("style", "src", "srcset", "action", "data", "srcdoc"):
                found.append(f"{one.tag} has {name}")
            if name == "href" and not value.startswith("#"):
                found.append(f"{one.tag} leads to {value}")
            if name in ("href", "aria-labelledby") and value.removeprefix("#") not in ids:
                found.append(f"{value} is nowhere")
    policy = root.one("meta", http_equiv="Content-Security-Policy").given["content"]
    for tag in ("style", "script"):
        digests = [b64encode(sha256(one.text.encode()).digest()).decode() for one in root.all(tag)]
        if [f"'sha256-{digest}'" for digest in digests] != re.findall(rf"{tag}-src ([^;]+)", policy):
            found.append(f"the policy does not allow just our {tag}")
    if not policy.startswith("default-src 'none'; ") or "unsafe" in policy:
        found.append("the policy is open")
    if STEERING.search(page):
        found.append("a character steers")
    return found
