"""How much of a PDF is read, and in which order: against pdftotext on given files, and on pages made from known sentences.

    python benchmarks/reading.py SHARED_DIR

SHARED_DIR holds `pdf/` and `gold/resumes/`. The first table compares words, file by file, with those of `pdftotext -layout`; words
broken at a line's end are joined on both sides. The second one counts the sentences of made pages that are found whole.
"""

import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from resumefit.document import Document, Origin
from resumefit.readers.pdf import read_pdf

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from pdf_maker import Page, helvetica_width, make_pdf

FLOOR = 0.95
SENTENCE_FLOOR = 0.98
SEEDS = range(12)
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n\s*(?=[a-z])")
_STEM = re.compile(r"([^\W\d_]+)-(?=\s{2}|\s*\n)")
_ALPHANUMERIC = re.compile(r"\w")


def main() -> int:
    """Print both tables; 1 where a floor is missed."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    shared = Path(sys.argv[1])
    worst = _words_table([*sorted((shared / "pdf").glob("*.pdf")), *sorted((shared / "gold" / "resumes").glob("*.pdf"))])
    share = _sentence_table()
    return int(worst < FLOOR or share < SENTENCE_FLOOR)


def document(content: bytes) -> Document:
    """Read a PDF with resumefit."""
    return read_pdf(content, Origin("benchmark.pdf", "application/pdf", "0"))


def pypdf_text(content: bytes) -> str:
    """Read a PDF with pypdf alone."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def pdftotext(content: bytes) -> str:
    """Read a PDF with `pdftotext -layout`."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(content)
        file.flush()
        done = subprocess.run(["pdftotext", "-layout", "-q", file.name, "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def plain_pdftotext(content: bytes) -> str:
    """Read a PDF with `pdftotext`, column by column."""
    return subprocess.run(["pdftotext", "-q", "-", "-"], input=content, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def words(text: str) -> Counter[str]:
    """Count the words of a text: lower case, compatibility forms undone, without the punctuation around them."""
    joined = _BROKEN.sub("", unicodedata.normalize("NFKC", text).replace("\u00ad\n", "").replace("\u00ad", "-"))
    stripped = (re.sub(r"^\W+|\W+$", "", word.lower()) for word in joined.split())
    return Counter(word for word in stripped if _ALPHANUMERIC.search(word))


def reference_words(content: bytes) -> Counter[str]:
    """Count the words of `pdftotext -layout`; those broken at a line's end are joined.

    Beside columns the lines of that layout do not follow each other; plain `pdftotext`, which joins such words, tells their other half.
    """
    layout = unicodedata.normalize("NFKC", pdftotext(content))
    counted = words(layout.replace("-\n", "- \n.\n"))
    whole = words(plain_pdftotext(content))
    for stem in _STEM.findall(layout.lower()):
        for word in whole:
            rest = word.removeprefix(stem)
            if word != rest and counted[stem] and counted[rest] and counted[word] < whole[word]:
                counted.subtract((stem, rest))
                counted[word] += 1
                break
    return +counted


def _shares(read: Counter[str], reference: Counter[str]) -> tuple[float, float]:
    """Give precision and recall."""
    common = (read & reference).total()
    return common / max(read.total(), 1), common / max(reference.total(), 1)


def _words_table(files: list[Path]) -> float:
    print(f"{'producer':28} {'file':48} {'precision':>9} {'recall':>7} | {'pypdf p':>7} {'r':>6}")
    by_producer: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    for path in files:
        content = path.read_bytes()
        reference = reference_words(content)
        producer = str((PdfReader(BytesIO(content)).metadata or {}).get("/Producer", "")) or "unnamed"
        row = (*_shares(words(document(content).text), reference), *_shares(words(pypdf_text(content)), reference))
        by_producer[producer].append(row)
        sign = " <" if min(row[:2]) < FLOOR else ""
        print(f"{producer[:28]:28} {path.name[:48]:48} {row[0]:9.3f} {row[1]:7.3f} | {row[2]:7.3f} {row[3]:6.3f}{sign}")
    print()
    for producer, rows in sorted(by_producer.items()):
        means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        print(f"{producer[:28]:28} {f'mean of {len(rows)}':48} {means[0]:9.3f} {means[1]:7.3f} | {means[2]:7.3f} {means[3]:6.3f}")
    every = [row for rows in by_producer.values() for row in rows]
    worst = min(min(row[:2]) for row in every)
    below = sum(min(row[:2]) < FLOOR for row in every)
    print(f"\nworst file: {worst:.3f} (floor {FLOOR}); files below it: {below} of {len(every)}\n")
    return worst


_SUBJECTS = ("customers", "callers", "new agents", "members", "store guests", "account holders", "patients at the front desk")
_VERBS = ("Answered questions from", "Calmed upset", "Trained and coached", "Wrote follow-up notes for", "Helped")
_WHERE = ("by phone and chat", "in the first contact", "during the holiday season", "across three product lines", "on the night shift")
_WHY = ("so that fewer of them had to call again", "and kept the queue under two minutes", "with care for every detail of the order")
_ITEMS = ("Zendesk", "Order entry", "Spanish (fluent)", "Typing 60 words a minute", "Cash handling", "Live chat", "Excel")
_HEADINGS = ("EXPERIENCE", "SKILLS", "EDUCATION", "PROFILE", "LANGUAGES", "TRAINING")


def _sentences(chance: random.Random, count: int) -> list[str]:
    """Make up different sentences; the number in each keeps them apart."""
    sentences = []
    for case in chance.sample(range(100, 999), count):
        deed = f"{chance.choice(_VERBS)} {chance.randint(12, 990)} {chance.choice(_SUBJECTS)}"
        sentences.append(f"{deed} {chance.choice(_WHERE)} {chance.choice(_WHY)} in case {case}.")
    return sentences


def _wrapped(sentence: str, width: float, size: float) -> list[str]:
    lines: list[str] = []
    for word in sentence.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and helvetica_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


Painted = list[tuple[float, float, float, str]]
"""Lines with left end, baseline and size."""


def _column(chance: random.Random, sentences: list[str], *, x: float, top: float, width: float, leading: float, bullets: bool) -> Painted:
    """Set headings and sentences one under the other."""
    painted: Painted = []
    y = top
    for index, sentence in enumerate(sentences):
        if index % 3 == 0:
            y -= leading if index else 0
            painted.append((x, y, 12.0, chance.choice(_HEADINGS)))
            y -= 1.4 * leading if leading != 12.0 else leading
        indent = 12.0 if bullets else 0.0
        for number, line in enumerate(_wrapped(sentence, width - indent, 10.0)):
            if bullets and number == 0:
                painted.append((x, y, 10.0, "\u2022"))
            painted.append((x + indent, y, 10.0, line))
            y -= leading
        y -= 0 if bullets else leading
    return painted


def _items(chance: random.Random, *, x: float, top: float, leading: float) -> Painted:
    painted: Painted = []
    y = top
    for heading in chance.sample(_HEADINGS, 3):
        painted.append((x, y, 12.0, heading))
        for item in chance.sample(_ITEMS, 5):
            y -= leading
            painted.append((x, y, 10.0, item))
        y -= 2 * leading
    return painted


def _two_columns(chance: random.Random, *, same_leading: bool, bullets: bool) -> tuple[list[Painted], list[str]]:
    sentences = _sentences(chance, 18)
    half = 9 + chance.randint(-2, 2)
    gutter = chance.uniform(300, 330)
    left = _column(chance, sentences[:half], x=50, top=680, width=gutter - 50 - chance.uniform(14, 24), leading=12, bullets=bullets)
    right = _column(chance, sentences[half:], x=gutter, top=680, width=560 - gutter, leading=12 if same_leading else 13.3, bullets=bullets)
    return [left, right], sentences


def _sidebar(chance: random.Random, *, on_left: bool, same_leading: bool) -> tuple[list[Painted], list[str]]:
    sentences = _sentences(chance, 12)
    profile, main = sentences[:2], sentences[2:]
    edge = chance.uniform(200, 220) if on_left else chance.uniform(390, 410)
    side_x, side_width = (50.0, edge - 70) if on_left else (edge, 560 - edge)
    side = _items(chance, x=side_x, top=680, leading=12)
    side += _column(chance, profile, x=side_x, top=680 - 12 * 25, width=side_width, leading=12, bullets=False)
    main_x, main_width = (edge, 560 - edge) if on_left else (50.0, edge - 70)
    body = _column(chance, main, x=main_x, top=680, width=main_width, leading=12 if same_leading else 13.7, bullets=True)
    return ([side, body] if on_left else [body, side]), sentences


def _page(columns: list[Painted], *, by_row: bool) -> bytes:
    """Paint a name and address over the columns, then these by column or by row."""
    page = Page()
    page.text("Jordan Example", x=50, y=740, size=20, bold=True)
    page.text("12 Made Up Road, Sampletown, 555-0142, jordan@example.com, references on request from both employers", x=50, y=716, size=10)
    lines = [line for column in columns for line in column]
    if by_row:
        lines.sort(key=lambda line: (-line[1], line[0]))
    for x, y, size, text in lines:
        page.text(text, x=x, y=y, size=size, bold=text in _HEADINGS)
    return make_pdf([page])


def _layouts() -> Iterator[tuple[str, Callable[[random.Random], tuple[list[Painted], list[str]]], bool]]:
    for by_row in (False, True):
        painted = "by row" if by_row else "by column"
        for same in (True, False):
            leading = "one grid" if same else "two grids"
            for bullets in (True, False):
                kind = "bullets" if bullets else "paragraphs"
                make = partial(_two_columns, same_leading=same, bullets=bullets)
                yield f"two columns, {kind}, {leading}, {painted}", make, by_row
            for on_left in (True, False):
                side = "left" if on_left else "right"
                yield f"sidebar {side}, {leading}, {painted}", partial(_sidebar, on_left=on_left, same_leading=same), by_row


def _whole(text: str, sentences: list[str]) -> int:
    """Count the sentences found in one piece; list marks and line breaks do not part them."""
    flat = " ".join(text.split())
    return sum(sentence in flat for sentence in sentences)


def _sentence_table() -> float:
    print(f"{'sentences kept whole on made pages':56} {'resumefit':>9} {'pypdf':>7} {'pdftotext':>10} {'-layout':>8}")
    total = [0, 0, 0, 0, 0]
    for name, make, by_row in _layouts():
        counts = [0, 0, 0, 0, 0]
        for seed in SEEDS:
            columns, sentences = make(random.Random(seed))  # noqa: S311
            content = _page(columns, by_row=by_row)
            for index, text in enumerate((document(content).text, pypdf_text(content), plain_pdftotext(content), pdftotext(content))):
                counts[index] += _whole(text, sentences)
            counts[4] += len(sentences)
        total = [one + other for one, other in zip(total, counts, strict=True)]
        print(f"{name:56} " + " ".join(f"{count / counts[4]:8.3f}" for count in counts[:4]))
    shares = [count / total[4] for count in total[:4]]
    print(f"{f'all ({total[4]} sentences)':56} " + " ".join(f"{share:8.3f}" for share in shares))
    return shares[0]


if __name__ == "__main__":
    sys.exit(main())
