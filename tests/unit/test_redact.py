import tracemalloc
from datetime import date

import pytest

from resumefit.lexicon.model import Lexicon
from resumefit.pipeline import read_resume, score
from resumefit.redact import BLANK, redact
from resumefit.report.redacted import redact_report

TODAY = date(2026, 11, 1)
RESUME = """Marisol Quintero
418 Alder Grove Street, Apt 5, Dayton, OH 45402
marisol.q.writes@example.com | (555) 010-4477 | www.example.com/mquintero
Date of birth: 4 May 1991

Experience
Customer Service Agent, Tallow Outdoor, May 2019 - June 2024
- Answered 40+ calls a day in Zendesk and raised CSAT from 80% to 91%
- Quintero's notes became the team's guide
- Shipped parcels to K1A 0B1 for 3 years

References
Marisol Quintero, page 2
"""
SECRETS = ("Marisol", "Quintero", "Alder", "45402", "example.com", "4477", "1991", "K1A")


def test_who_it_is_goes_and_the_work_stays(lexicon: Lexicon) -> None:
    resume = read_resume(RESUME.encode(), lexicon=lexicon, today=TODAY)
    blanked = redact(resume, lexicon)
    text = blanked.document.text
    assert [secret for secret in SECRETS if secret in text] == []
    assert len(text) == len(resume.document.text)
    assert "Answered 40+ calls a day in Zendesk and raised CSAT from 80% to 91%" in text
    assert "Customer Service Agent, Tallow Outdoor, May 2019 - June 2024" in text
    assert BLANK in text
    assert not any(secret in str(blanked.to_dict()) for secret in SECRETS)


def test_the_files_name_goes(lexicon: Lexicon) -> None:
    from resumefit.readers.registry import read_document

    document = read_document(RESUME.encode(), name="Marisol-Quintero.md")
    assert redact(read_resume(document, lexicon=lexicon, today=TODAY), lexicon).document.origin.name == "resume.md"


@pytest.mark.parametrize("text", ["Answered calls", "Experience\n- Answered 40 calls in Zendesk\n- Trained agents", "1 " * 500 + "x"])
def test_any_text_keeps_its_length(text: str, lexicon: Lexicon) -> None:
    resume = read_resume(text.encode(), lexicon=lexicon, today=TODAY)
    assert len(redact(resume, lexicon).document.text) == len(resume.document.text)


def test_the_score_is_the_same(lexicon: Lexicon) -> None:
    posting = b"Customer Service Agent\n\nRequirements\n- Experience with Zendesk\n- Answer calls from customers\n- Patience\n"
    resume = read_resume(RESUME.encode(), lexicon=lexicon, today=TODAY)
    assert (
        score(redact(resume, lexicon), posting, lexicon=lexicon, today=TODAY).match.score
        == score(resume, posting, lexicon=lexicon, today=TODAY).match.score
    )


@pytest.mark.parametrize("headline", ["BILINGUAL CUSTOMER SERVICE", "Customer Service Representative", "Call Center Agent"])
@pytest.mark.parametrize("order", ["{name}\n{headline}\n", "{headline}\n{name}\n"])
def test_a_headline_about_work_is_no_name(headline: str, order: str, lexicon: Lexicon) -> None:
    text = order.format(name="Marisol Quintero", headline=headline) + RESUME.partition("\n")[2]
    told = redact(read_resume(text.encode(), lexicon=lexicon, today=TODAY), lexicon).document.text
    assert headline in told
    assert "Customer Service Agent, Tallow Outdoor" in told
    assert [secret for secret in SECRETS if secret in told] == []


@pytest.mark.parametrize("name", ["Mark Baker", "Grace Server", "Chase Cook"])
def test_a_name_of_words_of_work_is_a_name(name: str, lexicon: Lexicon) -> None:
    told = redact(read_resume(RESUME.replace("Marisol Quintero", name).encode(), lexicon=lexicon, today=TODAY), lexicon).document.text
    assert name not in told


@pytest.mark.parametrize(
    ("top", "line", "secrets"),
    [
        (
            "Resume of: Tran, Thi Kim-Ly\nkimly@example.com",
            "Kim-Ly took 40 calls; TRAN THI KIM-LY of the month",
            ("Tran", "Kim-Ly", "KIM-LY"),
        ),
        ('CURRICULUM VITAE\nOttoline "Tilly" Marsh-Okafor\ntilly.marsh@example.com', "Dr Okafor wrote: Tilly helps", ("Okafor", "Tilly")),
        ("Jo Sample\n@jo.writes.lines", "Answered calls", ("writes",)),
        ("CURRICULUM VITAE\nOttoline Marsh", "Marsh answered calls", ("Ottoline", "Marsh")),
    ],
)
def test_a_name_goes_however_it_is_told(top: str, line: str, secrets: tuple[str, ...], lexicon: Lexicon) -> None:
    text = redact(read_resume(f"{top}\n\nExperience\n- {line}\n".encode(), lexicon=lexicon, today=TODAY), lexicon).document.text
    assert [secret for secret in secrets if secret in text] == []


@pytest.mark.parametrize(
    "number",
    [
        "+44 (0)131 555 0190",
        "0131 555 0190",
        "(02) 8555 0190",
        "+91 98765 43210",
        "98765-43210",
        "09175550190",
        "+33 1 55 50 01 90",
        "555-010-4477",
    ],
)
def test_a_telephone_number_of_any_country_goes(number: str, lexicon: Lexicon) -> None:
    resume = read_resume(f"Jo Sample\n\nExperience\n- Answered 40 calls a day (ask {number})\n".encode(), lexicon=lexicon, today=TODAY)
    text = redact(resume, lexicon).document.text
    assert not any(part in text for part in ("4477", "0190", "3210", "43210", "01 90", "900123", "0123"))
    assert "Answered 40 calls a day (ask" in text


def test_a_name_in_small_letters_goes_where_all_is_small(lexicon: Lexicon) -> None:
    text = "jory quillon\n\nexperience\n- answered calls, as jory's list of thanks says\n"
    assert "jory" not in redact(read_resume(text.encode(), lexicon=lexicon, today=TODAY), lexicon).document.text


def test_dates_and_numbers_are_no_telephone_numbers(lexicon: Lexicon) -> None:
    work = "Agent, Tallow, 01/2019 - 05/2021\n- Cut 0.5 of 1000 2000 calls\n- Grew to +20 1,000 of 06 2019\n- Closed 12345 67890 cases"
    resume = read_resume(f"Jo Sample\n\nExperience\n{work}\n".encode(), lexicon=lexicon, today=TODAY)
    assert work in redact(resume, lexicon).document.text


def test_referees_go(lexicon: Lexicon) -> None:
    resume = read_resume(b"Jo Sample\n\nExperience\n- Answered calls\n\nReferences\nMrs Ada Quill, Tallow\n", lexicon=lexicon, today=TODAY)
    text = redact(resume, lexicon).document.text
    assert "Quill" not in text
    assert "References" in text


def test_sentences_that_quote_the_resume_are_blanked_with_it(lexicon: Lexicon) -> None:
    text = RESUME.replace("- Quintero's notes", "- Handled complaints, and Marisol's Friday list of them went out\n- Quintero's notes")
    posting = b"Customer Service Agent\n\nRequirements\n- Experience with Zendesk\n- Handle complaints\n- Patience\n"
    report = score(text.encode(), posting, lexicon=lexicon, today=TODAY)
    assert any("Marisol" in one.message for one in report.suggestions)
    blanked = redact_report(report, lexicon=lexicon)
    told = str(blanked.to_dict())
    assert [secret for secret in SECRETS if secret in told] == []
    assert any(f"{BLANK * 9} Friday list" in one.message for one in blanked.suggestions)
    assert blanked.score_exact == report.score_exact


def test_a_line_without_end_takes_no_memory_to_blank(lexicon: Lexicon) -> None:
    text = "Marisol Quintero marisol.q.writes@example.com " + "customer service representative " * 200
    resume = read_resume(text.encode(), lexicon=lexicon, today=TODAY)
    redact(resume, lexicon)
    tracemalloc.start()
    blanked = redact(resume, lexicon).document.text
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 100 * len(text)
    assert "Quintero" not in blanked
