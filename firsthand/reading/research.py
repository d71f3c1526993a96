"""All of a research repository: every file read, then held against the others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, TypeVar

from firsthand.model import (
    Brief,
    Finding,
    Guide,
    Interview,
    Problem,
    Quote,
    Research,
    Source,
    Study,
    WrittenPage,
    slug,
)
from firsthand.reading import faults
from firsthand.reading.citations import prove_citations
from firsthand.reading.codebook import Codebook, read_codebook
from firsthand.reading.folder import Folder, Problems, highlight_lists, stray_files, stray_highlights, unread
from firsthand.reading.images import files_of, images_of, with_images
from firsthand.reading.inheritance import inherit
from firsthand.reading.interviews import HIGHLIGHTS, read_interview
from firsthand.reading.leaks import leaks
from firsthand.reading.links import Targets, resolve_links, resolve_names
from firsthand.reading.reports import read_brief, read_finding, read_guide, read_page, read_study
from firsthand.reading.text import Text, read_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Entity = Interview | Finding | Brief | Study | Guide
E = TypeVar("E", Interview, Finding, Brief, Study, Guide)


def read_research(content: Path, root: Path | None = None, phone_region: str = "") -> Research:
    """Read a content folder.

    Args:
        content: the folder with `interviews/`, `findings/` and the others.
        root: what file names are given relative to; the folder above ``content`` where left out.
        phone_region: the country whose telephone numbers are written without its code, such as `GB`.

    Returns:
        Everything that could be read, and every problem, in the order of files and lines. Nothing is read from
        outside the folder but the list of people who may not be named, `private/identities.csv` below ``root``.
    """
    folder = Folder(content, root or content.parent)
    lists = highlight_lists(folder)
    codebook, problems = _codebook(folder)
    interviews = _entities(
        folder,
        "interviews",
        lambda text: read_interview(text, partial(_beside, folder, text), _codings(folder, lists, text)),
        problems,
    )
    findings = _entities(folder, "findings", read_finding, problems)
    briefs = _entities(folder, "briefs", read_brief, problems)
    studies = _entities(folder, "studies", read_study, problems)
    guides = _entities(folder, "guides", read_guide, problems)
    pages = _pages(folder, problems)
    studies, wrong = _with_named(studies, interviews)
    problems += wrong

    interviews = {key: _coded(interview, codebook, studies) for key, interview in interviews.items()}
    interviews, wrong = inherit(interviews)
    problems += wrong
    problems += [faults.missing_goal(interview.source) for interview in interviews.values() if interview.goal is None]
    findings = {key: _coded_finding(finding, codebook) for key, finding in findings.items()}
    guides = {key: _coded_guide(guide, codebook) for key, guide in guides.items()}
    quotes = {quote.id: quote for interview in interviews.values() for quote in interview.quotes}
    read: dict[str, Mapping[str, object]] = {
        "interviews": interviews,
        "findings": findings,
        "briefs": briefs,
        "studies": studies,
        "guides": guides,
    }
    lost = unread(folder, read)
    targets = replace(Targets.of(interviews, findings, briefs, studies, guides, codebook, quotes), unread=lost)

    interviews, wrong = resolve_links(interviews, targets)
    problems += wrong
    findings, wrong = resolve_links(findings, targets)
    problems += wrong
    briefs, wrong = resolve_links(briefs, targets)
    problems += wrong
    studies, wrong = resolve_links(studies, targets)
    problems += wrong
    guides, wrong = resolve_links(guides, targets)
    problems += wrong
    written = [link for page in pages.values() for link in page.links]
    problems += [faults.unknown_link(link.source, link.target, targets.names) for link in targets.unknown(written)]
    interviews, findings, briefs, studies, wrong = resolve_names(interviews, findings, briefs, studies, targets)
    problems += wrong
    findings, wrong = prove_citations(findings, interviews, complete=not lost)
    problems += wrong
    briefs, wrong = prove_citations(briefs, interviews, complete=not lost)
    problems += wrong
    problems += stray_highlights(folder, lists)
    problems += stray_files(folder)
    problems += leaks(folder, phone_region)
    return Research(
        interviews=interviews,
        findings=findings,
        briefs=briefs,
        studies=studies,
        guides=guides,
        codebook=codebook.codes,
        quotes=quotes,
        pages=pages,
        problems=tuple(sorted(problems, key=lambda problem: (problem.source, problem.rule))),
        complete=not lost,
    )


def _with_named(studies: Mapping[str, Study], interviews: Mapping[str, Interview]) -> tuple[dict[str, Study], Problems]:
    """The studies, those included that interviews name and no file describes."""
    known = {name.casefold(): study for name, study in studies.items()}
    problems = []
    for interview in interviews.values():
        name = interview.study
        if name and name.casefold() not in known:
            known[name.casefold()] = Study(name, interview.source, name)
            problems.append(faults.undefined_study(interview.keys["study"], name, studies))
    return {study.id: study for study in known.values()}, problems


def _codebook(folder: Folder) -> tuple[Codebook, Problems]:
    path = next((path for name in ("codebook.yml", "codebook.yaml") if folder.has(path := folder.content / name)), None)
    if path is None:
        return Codebook(), []
    text = read_text(path, folder.name(path))
    return (Codebook(), [text]) if isinstance(text, Problem) else read_codebook(text)


def _entities(
    folder: Folder, kind: str, read: Callable[[Text], tuple[E | None, Problems]], problems: Problems
) -> dict[str, E]:
    """Read the files of one kind; what is wrong is added to ``problems``."""
    entities: dict[str, E] = {}
    addresses: dict[str, Source] = {}
    for path in folder.notes(kind):
        text = read_text(path, folder.name(path))
        if isinstance(text, Problem):
            problems.append(text)
            continue
        address = slug(PurePosixPath(text.file).stem)
        source = Source(text.file)
        if address in addresses:
            name = {"studies": "study"}.get(kind, kind.removesuffix("s"))
            problems.append(faults.duplicate_id(source, name, PurePosixPath(text.file).stem, addresses[address]))
            continue
        addresses[address] = source
        entity, wrong = read(text)
        problems += wrong
        if entity:
            entities[entity.id], wrong = with_images(entity, folder)
            problems += wrong
    return entities


def _beside(folder: Folder, text: Text, name: str) -> Text | Problem | None:
    """A file that belongs to a note: the highlights beside it, or the transcript that it names."""
    if name == HIGHLIGHTS:
        paths = [(folder.root / text.file).with_suffix(HIGHLIGHTS)]
    else:
        paths = [folder.content / name, folder.root / name]
    path = next((path for path in paths if folder.has(path)), None)
    return read_text(path, folder.name(path)) if path else None


def _codings(folder: Folder, lists: Mapping[Path, Sequence[Path]], text: Text) -> dict[str, Text | Problem]:
    """Other researchers' highlights beside a note, by the researcher's id: `R2` of `p07.highlights.R2.yml`."""
    note = folder.root / text.file
    start = f"{note.stem}.highlights."
    return {
        path.name.removeprefix(start).removesuffix(".yml"): read_text(path, folder.name(path))
        for path in lists.get(note, ())
        if path.name.startswith(start) and path.suffix == ".yml" and path.name != start + "yml"
    }


def _pages(folder: Folder, problems: Problems) -> dict[str, WrittenPage]:
    pages: dict[str, WrittenPage] = {}
    for path in folder.notes("pages"):
        text = read_text(path, folder.name(path))
        if isinstance(text, Problem):
            problems.append(text)
            continue
        page, wrong = read_page(text, path.relative_to(folder.content / "pages").as_posix())
        images, missing = images_of(text.text, page.source, folder)
        pages[page.id] = replace(page, images=images, files=files_of(text.text, page.id, folder))
        problems += [*wrong, *missing]
    return pages


def _coded(interview: Interview, codebook: Codebook, studies: Mapping[str, Study]) -> Interview:
    """An interview with today's names of tags, with the focus that tags give, and with its study's goal."""
    study = next((study for key, study in studies.items() if key.casefold() == interview.study.casefold()), None)
    return replace(
        interview,
        goal=interview.goal or (study.goal if study else None),
        tags=codebook.resolve_all(interview.tags),
        asked=None if interview.asked is None else codebook.resolve_all(interview.asked),
        quotes=tuple(_coded_quote(quote, codebook) for quote in interview.quotes),
        codings=tuple(
            replace(coding, quotes=tuple(_coded_quote(quote, codebook) for quote in coding.quotes))
            for coding in interview.codings
        ),
        observations=tuple(
            replace(observation, tags=codebook.resolve_all(observation.tags)) for observation in interview.observations
        ),
    )


def _coded_quote(quote: Quote, codebook: Codebook) -> Quote:
    tags = codebook.resolve_all(quote.tags)
    return replace(quote, tags=tags, focus=quote.focus or codebook.focus(tags))


def _coded_finding(finding: Finding, codebook: Codebook) -> Finding:
    return replace(
        finding,
        supports=codebook.resolve_all(finding.supports),
        contradicts=codebook.resolve_all(finding.contradicts),
        asked=codebook.resolve(finding.asked) if finding.asked else "",
    )


def _coded_guide(guide: Guide, codebook: Codebook) -> Guide:
    questions = tuple(replace(question, topics=codebook.resolve_all(question.topics)) for question in guide.questions)
    return replace(guide, questions=questions)
