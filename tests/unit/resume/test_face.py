import json
import pickle

from reading_resumes import resume_of

TEXT = """Jo Sample
Experience
Call Center Agent 03/2014 to Present Acme Ltd
- Kept AHT at 5:45 and CSAT at 94%
- Resolved complaints in Zendesk
Skills
Empathy, Spanish (fluent)
Education
GED 2012
Certifications
CPR
"""


def test_the_face_is_json_and_points_into_the_text() -> None:
    resume = resume_of(TEXT)
    face = json.loads(json.dumps(resume.to_dict()))
    assert {"schema", "kind", "origin", "sections", "positions", "months_customer_service", "months_total", "skills", "metrics"} <= set(
        face
    )
    assert face["positions"][0]["start"] == "2014-03"
    assert face["positions"][0]["end"] == "present"
    assert face["sections"][0]["heading"] == "Experience"
    assert [one["name"] for one in face["certifications"]] == ["CPR"]
    lines = TEXT.split("\n")
    spans = [span for row in [*face["skills"], *face["metrics"]] for span in row.get("spans", [row.get("span")])]
    assert len(spans) > 5
    for span in spans:
        assert TEXT[span["start"] : span["end"]].split() == span["text"].split()
        assert span["text"].split()[0] in lines[span["line"] - 1]


def test_what_has_a_field_of_its_own_is_no_skill_as_well() -> None:
    face = resume_of(TEXT).to_dict()
    skills = face["skills"]
    assert isinstance(skills, list)
    targets = {skill["target"] for skill in skills}
    assert {"zendesk", "complaint-handling", "empathy"} <= targets
    assert not {"spanish", "average-handle-time"} & targets


def test_the_same_text_gives_the_same_face_and_a_resume_pickles() -> None:
    one, other = resume_of(TEXT), resume_of(TEXT)
    assert json.dumps(one.to_dict()) == json.dumps(other.to_dict())
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301


def test_name_address_age_and_pronouns_change_nothing() -> None:
    def facts(text: str) -> tuple[object, ...]:
        resume = resume_of(text)
        return resume.months_total, [(e.target, e.strength) for e in resume.evidence], [job.title for job in resume.positions]

    other = TEXT.replace("Jo Sample", "Mrs. Dr. Pat Zendesk, she/her, born 1961, 12 Coaching Road, pat.salesforce@example.com")
    assert facts(other) == facts(TEXT)
