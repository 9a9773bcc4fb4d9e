"""Rank resumes for a posting beside what people said of them.

    python benchmarks/ranking.py GOLD_DIR [--detail]

GOLD_DIR holds pairs_dev.jsonl (posting, resume, grade), postings.jsonl, resumes.jsonl, pairs_resumes.jsonl and resumes/ID.pdf.
Prints, for resumefit and two baselines in the same run, the rank correlation within a posting (mean over postings) and the share
of pairs in the right order whose grades lie a point or more apart, each with a 90 % interval from resampled postings.
"""

import argparse
import json
import math
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from resumefit.document import Document
from resumefit.lexicon.load import shipped_lexicon
from resumefit.match import Match, match_resume
from resumefit.overlap import shared_runs, take_out
from resumefit.posting.build import build_posting
from resumefit.readers.registry import read_document
from resumefit.resume.build import build_resume

TODAY = date(2016, 12, 1)
"""What "present" means in the graded resumes, but for those that tell of later jobs: there it is the month of the last."""
DRAWS = 2000
CLEAR = 1.0
"""Grades so far apart are an order that two readers agree on."""

Graded = dict[str, list[tuple[float, float]]]
"""Posting -> (grade, score) of its resumes."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--detail", action="store_true", help="print each pair with the parts of its score")
    options = parser.parse_args()
    pairs = rows(options.gold / "pairs_dev.jsonl")
    postings = {row["id"]: row["text"] for row in rows(options.gold / "postings.jsonl")}
    resumes = {
        row["id"]: resume_document(row, options.gold)
        for name in ("resumes.jsonl", "pairs_resumes.jsonl")
        for row in rows(options.gold / name)
    }
    matches = {(pair["posting"], pair["resume"]): match_pair(resumes[pair["resume"]], postings[pair["posting"]]) for pair in pairs}
    words = {key: document.text for key, document in resumes.items()}
    rarity = inverse_frequency([*words.values(), *postings.values()])
    scores = {
        "resumefit": {key: match.score.thousandths if match.score else 0 for key, match in matches.items()},
        "TF-IDF cosine": {key: cosine(words[key[1]], postings[key[0]], rarity) for key in matches},
        "share of posting words": {key: shared_words(words[key[1]], postings[key[0]]) for key in matches},
    }
    if options.detail:
        detail(pairs, matches, postings)
    print(f"{len(pairs)} pairs of {len({pair['posting'] for pair in pairs})} postings; 90 % interval of {DRAWS} draws of postings")
    print(f"{'':<24}{'Spearman within a posting':>34}{'clear pairs in order':>30}")
    for name, score in scores.items():
        graded: Graded = defaultdict(list)
        for pair in pairs:
            graded[pair["posting"]].append((pair["grade"], score[pair["posting"], pair["resume"]]))
        print(f"{name:<24}{interval(graded, within):>34}{interval(graded, clear_pairs):>30}")


def rows(path: Path) -> list[dict]:
    """Read a file of one JSON object a line."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def resume_document(row: dict, gold: Path) -> Document:
    """Read the PDF where there is one, else wrap the text."""
    path = gold / "resumes" / f"{row['id']}.pdf"
    return read_document(path) if path.is_file() else Document.from_text(row["text"], name=row["id"])


def match_pair(resume: Document, posting: str) -> Match:
    """Do what the pipeline does."""
    lexicon = shipped_lexicon()
    asked = build_posting(Document.from_text(posting), lexicon)
    read = build_resume(resume, lexicon, today=TODAY)
    told = (date(month.year, month.month or 1, 1) for job in read.positions for month in (job.start, job.end) if month is not None)
    last = max(told, default=TODAY)
    if last > TODAY:
        read = build_resume(resume, lexicon, today=last)
    return match_resume(take_out(read, shared_runs(resume, asked.document), lexicon=lexicon), asked, lexicon=lexicon)


def within(graded: Sequence[list[tuple[float, float]]]) -> float:
    """Mean rank correlation of the postings."""
    return sum(correlation(ranks([grade for grade, _ in one]), ranks([score for _, score in one])) for one in graded) / len(graded)


def clear_pairs(graded: Sequence[list[tuple[float, float]]]) -> float:
    """Share of the clearly different pairs of one posting that are in the right order; a tie counts half."""
    right, compared = 0.0, 0
    for one in graded:
        for at, (grade, score) in enumerate(one):
            for other_grade, other_score in one[at + 1 :]:
                if abs(grade - other_grade) >= CLEAR:
                    compared += 1
                    right += 0.5 if score == other_score else float((grade - other_grade) * (score - other_score) > 0)
    return right / compared if compared else 0.0


def interval(graded: Graded, measure) -> str:
    """Give a measure with its interval."""
    draw = random.Random(0)  # noqa: S311 - an interval is no secret
    postings = sorted(graded)
    drawn = sorted(measure([graded[posting] for posting in draw.choices(postings, k=len(postings))]) for _ in range(DRAWS))
    return f"{measure([graded[posting] for posting in postings]):.3f}  ({drawn[DRAWS // 20]:.2f} to {drawn[-DRAWS // 20]:.2f})"


def ranks(values: Sequence[float]) -> list[float]:
    """Rank values, equal ones sharing the mean rank."""
    return [sum(other < value for other in values) + (sum(other == value for other in values) - 1) / 2 for value in values]


def correlation(one: Sequence[float], other: Sequence[float]) -> float:
    """Pearson's correlation; 0 where one does not vary."""
    mean_one, mean_other = sum(one) / len(one), sum(other) / len(other)
    both = sum((a - mean_one) * (b - mean_other) for a, b in zip(one, other, strict=True))
    spread = sum((a - mean_one) ** 2 for a in one) * sum((b - mean_other) ** 2 for b in other)
    return both / math.sqrt(spread) if spread else 0.0


def tokens(text: str) -> list[str]:
    """Cut a text into lower-case words."""
    return re.findall(r"[a-z0-9+#]{2,}", text.lower())


def inverse_frequency(texts: Sequence[str]) -> dict[str, float]:
    """Weigh words by how few texts hold them."""
    holding = Counter(word for text in texts for word in set(tokens(text)))
    return {word: math.log((1 + len(texts)) / (1 + count)) + 1 for word, count in holding.items()}


def cosine(resume: str, posting: str, rarity: dict[str, float]) -> float:
    """Compare two texts by their weighted words."""
    one, other = (
        {word: (1 + math.log(count)) * rarity[word] for word, count in Counter(tokens(text)).items()} for text in (resume, posting)
    )
    length = math.sqrt(sum(value**2 for value in one.values()) * sum(value**2 for value in other.values()))
    return sum(value * other.get(word, 0.0) for word, value in one.items()) / length if length else 0.0


def shared_words(resume: str, posting: str) -> float:
    """Give the share of the posting's words that the resume holds."""
    asked, have = set(tokens(posting)), set(tokens(resume))
    return len(asked & have) / len(asked) if asked else 0.0


def detail(pairs: list[dict], matches: dict[tuple[str, str], Match], postings: dict[str, str]) -> None:
    """Print each pair, by posting and grade."""
    posting = ""
    for pair in sorted(pairs, key=lambda pair: (pair["posting"], -pair["grade"])):
        if pair["posting"] != posting:
            posting = pair["posting"]
            print(f"\n{posting}  {postings[posting].splitlines()[0]}")
        match = matches[posting, pair["resume"]]
        score = f"{match.score.exact:>8}" if match.score else f"{match.no_score.code if match.no_score else '':>8}"
        parts = (
            "  ".join(f"{part.name} {part.points / 1000:.1f}/{part.possible / 1000:.0f}" for part in match.score.parts)
            if match.score
            else ""
        )
        print(f"  {pair['grade']:<5}{score}  {pair['resume']}  {parts}")


if __name__ == "__main__":
    sys.exit(main())
