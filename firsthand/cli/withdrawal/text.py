"""A planned withdrawal as a text that a person can judge before it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from firsthand.checks.output import printable
from firsthand.cli.withdrawal.purging import purge
from firsthand.reading.faults import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from firsthand.cli.history import History
    from firsthand.cli.withdrawal.leftovers import Leftover
    from firsthand.cli.withdrawal.plan import Plan
    from firsthand.evidence.changes import Change
    from firsthand.evidence.withdrawal import Recall
    from firsthand.model import Problem


def plan_text(plan: Plan, warnings: Sequence[Problem], history: History | None, root: Path) -> str:
    """The plan, section by section.

    Args:
        plan: what would be done.
        warnings: what the rules will say that they do not say now.
        history: what git holds.
        root: what files are named relative to.
    """
    found = plan.withdrawal
    sections = [
        ("Notes", _notes(plan, root)),
        ("Figures that change (before → after)", _figures((*found.totals, *found.findings, *found.briefs))),
        ("Taken out of findings and briefs", _cuts(plan, root)),
        ("Left to you", (*left_lines(plan.leftovers, root), *read_again(plan, root), *_warnings(warnings))),
        ("PDFs and cards to recall", _recalls(plan)),
        ("What git still holds", purge(history, found.participant, removed=plan.remove)),
    ]
    title = click.style(f"{found.participant} withdraws, as of {plan.day}", bold=True)
    parts = [title]
    for heading, lines in sections:
        own = list(lines) or ["Nothing."]
        parts.append("\n".join([click.style(heading, bold=True), *(f"  {printable(line)}".rstrip() for line in own)]))
    return "\n\n".join(parts)


def _notes(plan: Plan, root: Path) -> Iterator[str]:
    others = {each.source.file: len(each.participants) - 1 for each in plan.withdrawal.shared}
    for mark in plan.marks:
        file = name_of(mark.path, root)
        with_others = f"  a session with {others[file]} other{'s' * (others[file] > 1)}" if file in others else ""
        yield f"mark    {file}{with_others}"
    yield from (f"stays   {name_of(path, root)}  says already that they withdrew" for path in plan.told)
    yield from (f"delete  {name_of(path, root)}" for path in plan.deletes)
    yield from (f"keep    {name_of(path, root)}  {why}; cut their words by hand" for path, why in plan.keeps)
    for path in plan.unread:
        yield f"unread  {name_of(path, root)}  cannot be read, and may hold them: mend it, and withdraw again"


def _figures(found: Iterable[Change]) -> Iterator[str]:
    for each in found:
        if each.id == each.title:
            yield f"{each.id}: {each.before} → {each.after}"
        else:
            yield f"{each.id}: {' '.join(each.title.split())}"
            yield f"    {each.before}"
            yield f"  → {each.after}"


def _cuts(plan: Plan, root: Path) -> Iterator[str]:
    for path, cuts in plan.cuts.items():
        yield from (f"{name_of(path, root)}:{cut.first}  {cut.what}" for cut in cuts)


def left_lines(leftovers: Iterable[Leftover], root: Path) -> Iterator[str]:
    """What is to be done by hand, a line each."""
    for each in leftovers:
        yield f"{name_of(each.path, root)}{f':{each.line}' if each.line else ''}  {' '.join(each.what.split())}"


def read_again(plan: Plan, root: Path) -> Iterator[str]:
    """The findings and briefs that something is taken out of: their sentences may still retell it."""
    for path in plan.cuts:
        yield f"{name_of(path, root)}  read its text again: it may still say in other words what is taken out"


def _warnings(problems: Iterable[Problem]) -> Iterator[str]:
    for each in problems:
        yield f"{each.source.file}:{each.source.line}  {each.message} [{each.rule}]"


def _recalls(plan: Plan) -> Iterator[str]:
    found = plan.withdrawal
    for each in found.recalls:
        yield f"{each.brief}: {' '.join(each.title.split())}"
        yield f"    {' and '.join(each.editions)} edition; {_how(each)}"
    for quote in found.testimonials:
        yield f"testimonial {quote.id}: “{short(quote.text)}”"
    if found.recalls:
        yield "PDFs that were sent or printed still say so. Build anew, and send the new ones where the old ones went."
    if found.testimonials:
        yield "Take testimonials and their cards down wherever marketing put them."


def _how(recall: Recall) -> str:
    parts = ["counts them"] if recall.counted else []
    parts += [f"quotes {', '.join(recall.quotes)}"] if recall.quotes else []
    return ", ".join(parts)


def name_of(path: Path, root: Path) -> str:
    """A file's name relative to the project."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
