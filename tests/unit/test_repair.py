import pytest

from resumefit.repair import broken_word, join_broken, repair


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("plain text, as it was", "plain text, as it was"),
        ("o\ufb03ce work\ufb02ow", "office workflow"),
        ("co\u00adop\u200berate\ufeff", "cooperate"),
        ("40\u00a0WPM\u2009typed", "40 WPM typed"),
        ("re\u0301sume\u0301", "résumé"),
        ("\uf0b7 Calm", "• Calm"),
        ("\ue0be555-0142", "555-0142"),
        ("follow\u2011up\nnext\tcell", "follow-up\nnext\tcell"),
        ("a\u202eb\x07c", "abc"),
        ("it’s “so” – naïve", "it’s “so” – naïve"),
    ],
)
def test_characters_become_what_a_person_sees(raw: str, seen: str) -> None:
    assert repair(raw) == seen
    assert repair(seen) == seen


@pytest.mark.parametrize(
    ("line", "rest", "words", "joined"),
    [
        ("good communi-", "cation skills", set(), ("good communication", "skills")),
        ("our customer-", "facing team", {"customer"}, ("our customer-facing", "team")),
        ("our customer-", "facing team", {"customer", "customerfacing"}, ("our customerfacing", "team")),
        ("a follow-", "up call", {"follow-up"}, ("a follow-up", "call")),
        ("face-to-", "face work", set(), ("face-to-face", "work")),
        ("good communi\u00ad", "cation", {"communi"}, ("good communication", "")),
    ],
)
def test_broken_words_are_joined(line: str, rest: str, words: set[str], joined: tuple[str, str]) -> None:
    assert broken_word(line, rest)
    assert join_broken(line, rest, words=words) == joined


NOT_BROKEN = [("2019 -", "present"), ("calls 40-", "sixty"), ("Trained -", "and"), ("Ends here", "and"), ("Co-", "Op Store"), ("", "a")]


@pytest.mark.parametrize(("line", "rest"), NOT_BROKEN)
def test_other_hyphens_stay(line: str, rest: str) -> None:
    assert not broken_word(line, rest)
