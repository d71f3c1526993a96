"""Every case of the documents beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.documents import Case, cases, renew, wrong_in

CASES = cases(Path(__file__).parent / "cases")


@pytest.fixture(scope="module", autouse=True)
def renewed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> None:
    if request.config.getoption("--renew"):
        renew(CASES, tmp_path_factory.mktemp("renew"))


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_evidence(case: Case, tmp_path: Path) -> None:
    assert not (wrong := wrong_in(case, tmp_path)), wrong
