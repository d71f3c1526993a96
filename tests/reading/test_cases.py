"""Every case of the documents beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import Case, agree, cases, described, read_case

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_reading(case: Case, tmp_path: Path) -> None:
    found = described(read_case(case, tmp_path))
    expected = {"problems": "", **case.expected}
    wrong = {kind: found[kind] for kind, text in expected.items() if not agree(text, found[kind])}
    assert not wrong, "\n\n".join(
        f"{case.file.name}, {case.title}\n--- {kind} expected\n{expected[kind]}--- {kind} found\n{text}"
        for kind, text in wrong.items()
    )
