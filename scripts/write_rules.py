"""Write docs/rules.md from the rules' docstrings."""

from __future__ import annotations

import re
from pathlib import Path

from firsthand.checks import RULES


def rules_page() -> str:
    """Every rule's manual page, one below the other."""
    parts = [
        "# Rules",
        "Written from the rules themselves by `make docs`; `firsthand explain RULE` shows one of them.",
    ]
    for rule in RULES.values():
        manual = re.sub(r"^ {4}", "    ", rule.manual, flags=re.MULTILINE)
        parts.append(f"## {rule.name}\n\n{manual}")
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    (Path(__file__).parent.parent / "docs" / "rules.md").write_text(rules_page(), encoding="utf-8")
