"""A research full of markers: one in every place where something can hide that must not leave.

Each marker is unique. Half of them are codes (`zq0042kv`), half are ten made-up words in a row, since what hides in a
site may be found by either. A set of files holds one marker in each place; as many sets are planted as the number of
markers asks for.
"""

from __future__ import annotations

import io
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PIL import Image, PngImagePlugin

if TYPE_CHECKING:
    from pathlib import Path

CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
# A front matter's persona and segment are for everybody; so is what stands here.
PEOPLE = 4


@dataclass
class Garden:
    """Markers by the place in which each was planted, and the files that hold them."""

    markers: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    def code(self, place: str) -> str:
        """A marker of letters and figures, for places that hold a word."""
        return self._planted(place, f"zq{len(self.markers):04d}{self._word(1)}")

    def words(self, place: str) -> str:
        """A marker of ten words, or of a sentence with a code in it, in turn."""
        if len(self.markers) % 2:
            return f"there was {self.code(place)} in it"
        return self._planted(place, " ".join(self._word(3) for _ in range(10)))

    def _planted(self, place: str, marker: str) -> str:
        self.markers[marker] = place
        return marker

    def _word(self, syllables: int) -> str:
        return "".join(self.chance.choice(CONSONANTS) + self.chance.choice(VOWELS) for _ in range(syllables))

    def write(self, root: Path) -> None:
        for name, data in self.files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def add(self, name: str, text: str) -> None:
        self.files[name] = text.encode()


def planted(markers: int) -> Garden:
    """A research with at least so many markers."""
    garden = Garden()
    number = 0
    while len(garden.markers) < markers:
        _plant(garden, number)
        number += 1
    _plant_codebook(garden, number)
    return garden


def picture(garden: Garden, place: str, form: str = "JPEG") -> bytes:
    """A picture that says a marker in each kind of metadata."""
    image = Image.new("RGB", (8, 8), "teal")
    exif = Image.Exif()
    exif[0x010E] = garden.code(f"{place}: EXIF description")
    exif[0x013B] = garden.code(f"{place}: EXIF artist")
    exif.get_ifd(0x8769)[0x9286] = b"ASCII\0\0\0" + garden.code(f"{place}: EXIF comment").encode()
    out = io.BytesIO()
    if form == "PNG":
        info = PngImagePlugin.PngInfo()
        info.add_text("Comment", garden.words(f"{place}: PNG text"))
        info.add_itxt("XML:com.adobe.xmp", f"<x>{garden.code(f'{place}: XMP')}</x>")
        image.save(out, "PNG", pnginfo=info, exif=exif)
    else:
        image.save(out, "JPEG", exif=exif, comment=garden.code(f"{place}: JPEG comment").encode())
    return out.getvalue()


def _plant(garden: Garden, number: int) -> None:
    _plant_public(garden, number)
    _plant_unheard(garden, number)
    _plant_reports(garden, number)
    _plant_working(garden, number)
    _plant_pages(garden, number)


def _plant_public(garden: Garden, number: int) -> None:
    """Somebody who may be quoted, in whose note all but three quotes is for colleagues."""
    words, code = garden.words, garden.code
    name = f"p{number}x{code('name of an interview')}"
    who = f"P{number}A{code('id of a participant')}"
    garden.files[f"content/media/{code('name of a picture')}.jpg"] = (
        shot := picture(garden, "picture of an interview")
    )
    garden.files["content/media/shot.jpg"] = shot
    garden.add(
        f"content/interviews/{name}.md",
        f"""---
# {words("comment in front matter")}
participant: {who}
date: 2026-03-{number % 27 + 1:02d}
study: first
goal: discover
persona: planner
segments: [cafe]
attributes: {{{code("key of an attribute")}: {code("value of an attribute")}, size: {code("value of a plain attribute")}}}
account: {code("account")}
tags: [rota]
interviewers: [{code("interviewer")}]
recruited_via: {words("recruited via")}
incentive: {words("incentive")}
consent: {{level: anonymous, given: 2026-02-{number % 27 + 1:02d}, attribution: {words("attribution of somebody anonymous")}}}
---

## Pains

{words("paragraph")}

> The rota number {number} takes me all of Monday, [{words("private words of a public quote")}]{{.private}} said so.
> #rota ^{code("anchor of a public quote")} {{.key}}

> We do it at [{code("private words with something else")}]{{.private as="a bakery"}} as well, time {number}.
> #rota/paper

> {words("quote marked internal")}
> #rota {{.internal}}

| a | b |
| - | - |
| {words("table cell")} | [link](https://example.org/ "{words("title of a link")}") |

A note[^1] with `{words("inline code")}` and ![{words("words of a picture")}](../media/shot.jpg).

[^1]: {words("footnote")}

```python
{words("code")}  # <!-- {words("comment in code")} -->
```

%% {words("comment")} %%

<!-- {words("HTML comment")} -->

<p title="{words("attribute in HTML")}">{words("HTML")}</p>

- {words("observation")} #rota
""",
    )
    garden.add(
        f"content/interviews/second{number}{code('name of a second interview')}.md",
        f"""---
participant: {who}
date: 2026-04-{number % 27 + 1:02d}
study: first
goal: discover
---

## Transcript

**R1** [00:01:00]
{words("question of an interviewer")}

**{who}** [00:01:10]
{words("turn of a respondent")} ==I look at the rota {number} times a day== #rota and {words("end of a turn")}
""",
    )
    second = next(file for file in garden.files if file.startswith(f"content/interviews/second{number}zq"))
    garden.add(
        f"{second.removesuffix('.md')}.highlights.R2.yml",
        f"- quote: I look at the rota {number} times a day\n  tags: [rota/second]\n"
        f"# {words('comment in a second coding')}\n",
    )


def _plant_unheard(garden: Garden, number: int) -> None:
    """People who may not be quoted outside, each for a reason of its own."""
    words, code = garden.words, garden.code
    shared = code("value of an attribute that many have")
    consents = {
        "none": "none",
        "internal": "internal",
        "expired": "{level: anonymous, given: 2024-01-01, expires: 2025-01-01, testimonial: true}",
        "withdrawn": "{level: attributed, attribution: Somebody, withdrawn: 2026-01-01, testimonial: true}",
        "unsaid": "{testimonial: true}",
    }
    for reason, consent in consents.items():
        who = f"P{number}{reason[0].upper()}{code(f'id of somebody {reason}')}"
        quote = words(f"quote, {reason}")
        garden.add(
            f"content/interviews/{who.lower()}.md",
            f"""---
participant: {who}
date: 2026-04-{number % 27 + 1:02d}
study: first
persona: planner
goal: discover
attributes: {{plan: {shared}}}
consent: {consent}
---

{words(f"prose, {reason}")}

> {quote}
> #rota ^said {{.key .testimonial}}

## Transcript

**{who}**
{quote} {words(f"turn, {reason}")}
""",
        )
    group = f"g{number}{code('name of a group session')}"
    one, two = f"P{number}G{code('id in a group')}", f"P{number}H{code('second id in a group')}"
    garden.add(
        f"content/interviews/{group}.md",
        f"""---
participants:
  - {{id: {one}, persona: lonely{number}, segments: [bakery{number}], consent: none}}
  - {{id: {two}, persona: planner, consent: {{level: anonymous, testimonial: false}}}}
date: 2026-05-02
study: first
goal: discover
---

{words("notes of a group")}

> {words("quote of one in a group")}
> #rota
> — {one}

> In a group of {number} we all use paper.
> #rota/paper ^paper {{.testimonial}}
> — {two}
""",
    )


def _plant_reports(garden: Garden, number: int) -> None:
    """Findings and briefs: published with something kept in them, drafts, and internal ones."""
    words, code = garden.words, garden.code
    unheard = next(name for name in garden.files if name.startswith(f"content/interviews/p{number}i"))
    person = unheard.rpartition("/")[2].removesuffix(".md")
    garden.add(
        f"content/findings/public-{number}.md",
        f"""---
title: Rotas take time [{words("private words in a title")}]{{.private}} {number}
supports: [rota]
contradicts: [rota/paper]
among: {{study: [first]}}
key_quotes: [{person}#said]
opportunity: How might we help [{words("private words in an opportunity")}]{{.private}}?
for:
  sales: {words("what it means for an audience")}
  marketing: Say it [{words("private words for an audience")}]{{.private}} aloud
as_of: 2026-05-03
---

## In the kitchens of [{words("private words in a heading")}]{{.private as="a chain"}}

They do [{words("private words in prose")}]{{.private}}, and
[[{code("private words in a link")}]{{.private}}](https://{code("address behind private words")}.example/).

```
[{words("private words in code")}]{{.private}}
```

%% {words("comment in a finding")} %%

![[{person}#said]]
""",
    )
    garden.add(
        f"content/findings/{code('name of a draft')}.md",
        f"---\ntitle: {words('title of a draft')}\nstatus: draft\nsupports: [rota]\n"
        f"opportunity: {words('opportunity of a draft')}\n---\n\n{words('draft')}\n",
    )
    garden.add(
        f"content/briefs/public-{number}.md",
        f"---\ntitle: Public brief {number}\nsubtitle: For [{code('private words in a subtitle')}]{{.private}}\n"
        f"authors: [{code('author')}]\ndate: 2026-06-{number % 27 + 1:02d}\neditions: both\nstudy: first\n"
        f"findings: [public-{number}]\n---\n\nA summary <!-- {words('comment in a brief')} --> of it "
        f"[{words('private words in a brief')}]{{.private}}.\n",
    )
    garden.add(
        f"content/briefs/{code('name of an internal brief')}.md",
        f"---\ntitle: {words('title of an internal brief')}\nsubtitle: {words('subtitle of an internal brief')}\n"
        f"findings: [public-{number}]\n---\n\n## {words('heading of an internal brief')}\n\n{words('internal brief')}\n",
    )
    garden.add(
        f"content/briefs/draft{number}{code('name of a draft brief')}.md",
        f"---\ntitle: {words('title of a draft brief')}\nstatus: draft\neditions: both\n---\n{words('draft brief')}\n",
    )


def _plant_working(garden: Garden, number: int) -> None:
    words, code = garden.words, garden.code
    name = "first" if number == 0 else f"study-{number}"
    garden.add(
        f"content/studies/{name}.md",
        f"""---
title: Study of rotas {number}
goal: discover
team: [{code("researcher")}]
questions: ["{words("research question")}"]
guide: [guide{number}]
dates: {{start: 2026-03-01, end: 2026-05-{number % 27 + 1:02d}}}
method: Interviews by telephone
---

{words("text of a study")}
""",
    )
    garden.add(
        f"content/guides/guide{number}.md",
        f"---\ntitle: {words('title of a guide')}\ngoal: discover\n---\n\n## {words('heading of a guide')}\n\n"
        f"- How do you {words('question of a guide')}? #rota\n",
    )
    garden.add(
        f"content/transcripts/{code('name of a transcript')}.vtt",
        f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v P1>{words('transcript')}\n",
    )
    garden.add(f"content/media/{code('name of a text')}.txt", words("text among media"))


def _plant_pages(garden: Garden, number: int) -> None:
    words, code = garden.words, garden.code
    garden.add(
        f"content/pages/{code('name of an internal page')}.md",
        f"---\ndescription: {words('description of an internal page')}\n---\n\n# {words('title of an internal page')}\n\n"
        f"{words('internal page')}\n",
    )
    garden.files[f"content/pages/picture{number}.png"] = picture(garden, "picture of a public page", "PNG")
    garden.add(f"content/pages/{code('name of a file beside pages')}.csv", words("file beside pages"))
    garden.add(
        f"content/pages/public{number}.md",
        f"---\neditions: both\n---\n\n# Public page {number}\n\nSeen ![a picture](picture{number}.png) by "
        f"[{words('private words in a page')}]{{.private}}. <!-- {words('comment in a page')} --> "
        f"%% {words('comment of ours in a page')} %%\n",
    )


def _plant_codebook(garden: Garden, number: int) -> None:
    words, code = garden.words, garden.code
    del number
    garden.add(
        "content/codebook.yml",
        f"""# {words("comment in the codebook")}
rota:
  label: Rota
  description: How shifts are planned
  include: {words("what a tag includes")}
  exclude: {words("what a tag excludes")}
  aliases: [{code("old name of a tag")}]
rota/paper: {{label: Paper, description: On the wall}}
rota/second: {{label: Second}}
""",
    )
