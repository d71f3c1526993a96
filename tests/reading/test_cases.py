"""Every case of the documents beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import Case, cases, wrong_in

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_reading(case: Case, tmp_path: Path) -> None:
    assert not (wrong := wrong_in(case, tmp_path)), wrong
