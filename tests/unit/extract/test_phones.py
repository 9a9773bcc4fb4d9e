import pytest

from resumefit.extract.phones import find_phones


def found(text: str) -> set[str]:
    return {text[start:end] for start, end in find_phones(text)}


@pytest.mark.parametrize(
    "number",
    [
        *("555-010-0199", "(555) 010-0199", "(555)0100199", "5550100199", "+15550100199", "1-800-555-0199"),
        *("0131 496 0123", "07700 900123", "+44 (0)131 555 0190", "0044 131 555 0190", "(02) 8555 0190", "98765 43210"),
    ],
)
@pytest.mark.parametrize("line", ["{}", "Call {} or write", "(2019 - 2021) {}", "07700 900456 {}", "0131 496 0456 - {}", "555-010-0456 {}"])
def test_a_number_is_found_whole_whatever_stands_before_it(number: str, line: str) -> None:
    assert number in found(line.format(number))


@pytest.mark.parametrize(
    "text", ["2019 - 2021", "06/2018 - 07/2020", "40 calls, 95% and 1,200 tickets", "$1,000,000.00", "20190115123", "4.8/5"]
)
def test_other_numbers_are_none(text: str) -> None:
    assert found(text) == set()
