"""Research that means harm: everything that a note could try, in every place that reaches a page or a PDF."""

from __future__ import annotations

ATTACKS = (
    "<script>window.hurt = 1</script>",
    "<img src=x onerror=window.hurt=2>",
    "[click](javascript:window.hurt=3)",
    "{{ 7 * 191 }}{% raw %}",
    "</title></p></div><script>window.hurt=4</script>",
    '" onmouseover="window.hurt=5',
    "![pixel](http://tracker.invalid/p.png)",
    '--8<-- "/etc/hostname"',
    "<link rel=attachment href=file:///etc/passwd>",
    "<svg onload=window.hurt=6>",
    ":material-account: ![[/etc/passwd]]",
    "</textarea><base href=//tracker.invalid>",
)


def _all(separator: str) -> str:
    return separator.join(ATTACKS)


def _yaml(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


HOSTILE_FRONT = _yaml(" ".join(each for each in ATTACKS if "[[" not in each))

HOSTILE: dict[str, str] = {
    "pages/index.md": "# Hostile research\n",
    "interviews/p1.md": "---\nparticipant: P1\npersona: " + _yaml(ATTACKS[0]) + "\nconsent: attributed\n"
    "recruited_via: " + HOSTILE_FRONT + "\nattributes: {" + _yaml(ATTACKS[1]) + ": " + _yaml(ATTACKS[5]) + "}\n"
    "segments: ["
    + _yaml(ATTACKS[4])
    + "]\n---\n\n"
    + "\n\n".join(f"# Heading {each}\n\n{each}\n\n> said {each} end\n> #bad" for each in ATTACKS if "[[" not in each)
    + "\n\n- list "
    + ATTACKS[0]
    + " #bad\n\n| a | b |\n| - | - |\n| "
    + ATTACKS[1]
    + " | c |\n\n```python\n"
    + _all("\n")
    + "\n```\n",
    "interviews/p2.md": "---\nparticipant: P2\n---\n\n## Transcript\n\n**P2** [00:00:01]\nwords "
    + " ".join(each for each in ATTACKS if "[[" not in each)
    + " ==taken "
    + ATTACKS[0]
    + "== #bad\n",
    "findings/f1.md": "---\ntitle: "
    + HOSTILE_FRONT
    + "\nsupports: [bad]\nopportunity: "
    + HOSTILE_FRONT
    + "\nfor: {marketing: "
    + HOSTILE_FRONT
    + "}\n---\n\n"
    + "\n\n".join(each for each in ATTACKS if "[[" not in each)
    + "\n",
    "briefs/b1.md": "---\ntitle: "
    + HOSTILE_FRONT
    + "\nsubtitle: "
    + HOSTILE_FRONT
    + "\nauthors: ["
    + _yaml(ATTACKS[4])
    + "]\naudience: "
    + _yaml(ATTACKS[1])
    + "\nfindings: [f1]\n---\n\n"
    + "\n\n".join(each for each in ATTACKS if "[[" not in each)
    + "\n",
    "codebook.yml": "bad: {label: " + HOSTILE_FRONT + ", description: " + HOSTILE_FRONT + "}\n",
    "studies/s1.md": "---\ntitle: "
    + HOSTILE_FRONT
    + "\nquestions: ["
    + HOSTILE_FRONT
    + "]\n---\n\n"
    + ATTACKS[0]
    + "\n",
}
