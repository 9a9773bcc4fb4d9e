import pytest

from resumefit.document import Document
from resumefit.extract.assertion import assertions
from resumefit.extract.mentions import Assertion
from resumefit.extract.terms import find_mentions
from resumefit.lexicon.load import shipped_lexicon


def asserted(sentence: str) -> dict[str, Assertion]:
    lexicon = shipped_lexicon()
    mentions = find_mentions(Document.from_text(sentence), lexicon)
    return {mention.term: found for mention, found in zip(mentions.terms, assertions(mentions, lexicon), strict=True)}


@pytest.mark.parametrize(
    ("sentence", "term", "expected"),
    [
        ("Used Zendesk every day.", "zendesk", Assertion.AFFIRMED),
        ("No experience with Zendesk.", "zendesk", Assertion.NEGATED),
        ("I have not used Zendesk, but I know Freshdesk.", "freshdesk", Assertion.AFFIRMED),
        ("I have not used Zendesk, but I know Freshdesk.", "zendesk", Assertion.NEGATED),
        ("Not only Zendesk but also Freshdesk.", "zendesk", Assertion.AFFIRMED),
        ("Never missed a shift. Used Zendesk.", "zendesk", Assertion.AFFIRMED),
        ("Seeking to learn Zendesk and Freshdesk.", "freshdesk", Assertion.WISHED),
        ("Eager to learn. Used Zendesk.", "zendesk", Assertion.AFFIRMED),
        ("Managed a team that uses Zendesk.", "zendesk", Assertion.OTHERS),
        ("Led no team but covered for the supervisor.", "team-management", Assertion.NEGATED),
        ("Led a team with no turnover.", "team-management", Assertion.AFFIRMED),
        ("Not only led a team but hired it.", "team-management", Assertion.AFFIRMED),
        ("Part of a busy team of 30 agents.", "team-management", Assertion.OTHERS),
        ("Supervisor of a team of 30 agents.", "team-management", Assertion.AFFIRMED),
        ("Supported agents who handle Zendesk tickets.", "zendesk", Assertion.OTHERS),
        ("Zendesk came in after I left.", "zendesk", Assertion.OTHERS),
        ("Zendesk was run by another team.", "zendesk", Assertion.OTHERS),
        ("Used Zendesk, and was praised by my manager.", "zendesk", Assertion.AFFIRMED),
        ("Complaints were handled by my supervisor.", "complaint-handling", Assertion.OTHERS),
        ("Handled complaints and was praised by my supervisor.", "complaint-handling", Assertion.AFFIRMED),
        ("Complaints were handled by phone.", "complaint-handling", Assertion.AFFIRMED),
        ("Sold Zendesk licences to firms.", "zendesk", Assertion.OTHERS),
        ("Sold phones, and looked after Zendesk licences.", "zendesk", Assertion.AFFIRMED),
        ("Looked after 40 Zendesk licences.", "zendesk", Assertion.AFFIRMED),
        ("Sat next to the Zendesk admins.", "zendesk", Assertion.OTHERS),
        ("The others used Zendesk; I did not.", "zendesk", Assertion.NEGATED),
        ("Used Zendesk; I did not like it at first.", "zendesk", Assertion.AFFIRMED),
        ("Would love to work with Zendesk.", "zendesk", Assertion.WISHED),
        ("Seeking a role as an agent on Zendesk.", "zendesk", Assertion.WISHED),
        ("Seeking a role as an agent, with three years of Zendesk.", "zendesk", Assertion.AFFIRMED),
        ("Seeking a role where patience counts.", "patience", Assertion.AFFIRMED),
        ("Trained by a new hire.", "training-delivery", Assertion.OTHERS),
    ],
)
def test_whose_a_thing_is(sentence: str, term: str, expected: Assertion) -> None:
    assert asserted(sentence)[term] is expected


def test_a_cue_inside_a_wording_speaks_of_nothing() -> None:
    assert asserted("Works without supervision.")["work-independently"] is Assertion.AFFIRMED
