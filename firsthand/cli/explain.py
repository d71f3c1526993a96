"""`firsthand explain RULE`: a rule's page of the manual."""

from __future__ import annotations

import click

from firsthand.checks import RULES
from firsthand.reading.faults import nearest


@click.command()
@click.argument("rule", required=False, metavar="RULE")
def explain(rule: str | None) -> None:
    """Say what a rule asks for, why, and how to mend what breaks it. Without RULE, list all."""
    if rule is None:
        width = max(map(len, RULES))
        for each in RULES.values():
            click.echo(f"{each.name:<{width}}  {each.manual.splitlines()[0]}")
        return
    found = RULES.get(rule)
    if found is None:
        raise click.UsageError(f"There is no rule `{rule}`.{nearest(rule, RULES)} `firsthand explain` lists all.")
    click.echo(f"{click.style(found.name, bold=True)}\n\n{found.manual}")
