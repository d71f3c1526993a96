"""What briefs cost on paper: `make bench`, or `python benchmarks/printing.py`.

Three figures of one run: a brief beside WeasyPrint alone with the same HTML, ten briefs in two processes beside one,
and a brief that has not changed.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from weasyprint import HTML

from firsthand.pipeline import Target, printer_for, read_and_check
from firsthand.printing.letters import letters_without_font
from firsthand.printing.press import Paper, to_pdf
from firsthand.printing.run import PrintRun
from firsthand.settings import Settings
from firsthand.theme_files import theme_folder

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
ROUNDS = 5
TEN = 10


def seconds(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def weasyprint_alone(paper: Paper) -> bytes:
    """WeasyPrint with its own way to fetch files."""
    base = (theme_folder("print") / "brief.html").resolve().as_uri()
    return bytes(HTML(string=paper.html, base_url=base).write_pdf(pdf_variant="pdf/ua-1"))


def main() -> None:
    """Measure and print."""
    checked = read_and_check(ROOT / "content", ROOT, Settings(publisher="Bench"), "2026-07-01")
    printer = printer_for(checked, Target(""))
    brief = max(printer.publication.briefs.values(), key=lambda each: len(each.findings))

    def ours() -> None:
        paper = printer.brief(brief)
        to_pdf(paper)
        letters_without_font(paper)

    paper = printer.brief(brief)
    ours()
    weasyprint_alone(paper)
    pairs = [(seconds(ours), seconds(lambda: weasyprint_alone(paper))) for _ in range(ROUNDS)]
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"a brief of {len(brief.findings)} findings: {ratio:.2f} times WeasyPrint's own time for the same HTML")
    print(f"  (medians of {ROUNDS} pairs: {_median(pairs, 0):.2f} s and {_median(pairs, 1):.2f} s)")
    # Ten that differ, so that none comes out of the cache.
    ten = {f"{number}": replace(paper, html=f"{paper.html}<!-- {number} -->") for number in range(TEN)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rounds = [
            (
                seconds(lambda: PrintRun(ten, folder / f"one-{at}", 1).finish()),  # noqa: B023  # run at once
                seconds(lambda: PrintRun(ten, folder / f"two-{at}", 2).finish()),  # noqa: B023
            )
            for at in range(3)
        ]
        speed = statistics.median(one / two for one, two in rounds)
        print(f"{TEN} briefs in two processes: {speed:.2f} times as fast as in one")
        print(f"  (medians of 3 pairs: {_median(rounds, 1):.2f} s and {_median(rounds, 0):.2f} s)")
        again = [seconds(lambda: PrintRun(ten, folder / "two-0").finish()) / TEN for _ in range(ROUNDS)]
        laid = [seconds(lambda: printer.brief(brief)) for _ in range(ROUNDS)]
        print(
            f"an unchanged brief: {1000 * statistics.median(again):.1f} ms to find and read, "
            f"and {1000 * statistics.median(laid):.1f} ms to lay out and see that it is unchanged"
        )


def _median(pairs: list[tuple[float, float]], side: int) -> float:
    return statistics.median(pair[side] for pair in pairs)


if __name__ == "__main__":
    main()
