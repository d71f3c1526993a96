"""Faults of form and truth that reading finds. Each function makes one kind of problem; its docstring is the
rule's page in the manual, its name the rule's name."""  # noqa: D205, D209

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from firsthand.model import Problem, Severity, Source
from firsthand.reading.nearest import difference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from firsthand.reading.nearest import Near

_LONGEST_SHOWN = 240


def _error(rule: str, source: Source, message: str) -> Problem:
    return Problem(rule, Severity.ERROR, source, message)


def _warning(rule: str, source: Source, message: str) -> Problem:
    return Problem(rule, Severity.WARNING, source, message)


def nearest(word: str, known: Iterable[str]) -> str:
    """``Did you mean …?`` with a blank before it, or nothing where nothing is near."""
    found = difflib.get_close_matches(word.casefold(), {name.casefold(): name for name in known}, n=1, cutoff=0.6)
    by_fold = {name.casefold(): name for name in known}
    return f" Did you mean `{by_fold[found[0]]}`?" if found else ""


def short(words: str) -> str:
    """Words on one line, with an ellipsis where they are long."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST_SHOWN else line[:_LONGEST_SHOWN].rsplit(" ", 1)[0] + " …"


def _nearest_passage(words: str, near: Near | None) -> str:
    """The passage that was meant, perhaps, where it stands, and how it differs."""
    if near is None:
        return " Nothing there comes near; take the words away, or correct who said them."
    differs = difference(words, near.text)
    where = f"{near.source.file}:{near.source.line}"
    who = f" of {near.respondent}" if near.respondent else ""
    return f" The nearest passage{who} is “{short(near.text)}” ({where})" + (f": {differs}." if differs else ".")


def unreadable_file(source: Source, reason: str) -> Problem:
    """The system does not let Firsthand read a file of the research.

    Nothing in it can be published. Give yourself the right to read the file, or take it away.
    """
    return _error(
        "unreadable-file", source, f"This file cannot be read: {reason}. Check that it exists and its rights."
    )


def encoding(source: Source, fault: str, actual: str) -> Problem:
    """A file that is not UTF-8.

    Reading it as something else would turn names and quotation marks into other characters, so it is not read at
    all. Save it as UTF-8 in your editor, or convert it:

        iconv -f WINDOWS-1252 -t UTF-8 note.md > note-utf8.md
    """
    hint = f"Save it as UTF-8, for example: iconv -f {actual} -t UTF-8 '{source.file}'"
    return _error("encoding", source, f"{fault}; the file may be {actual}. {hint}")


def missing_front_matter(source: Source, kind: str) -> Problem:
    """A file without front matter, or an empty one.

    Every interview, finding, brief, study and guide opens with a YAML block that says what it is:

        ---
        participant: P07
        ---
    """
    example = {"interview": "participant: P07"}.get(kind, "title: …")
    return _error(
        "missing-front-matter",
        source,
        f"This {kind} has no front matter. Begin the file with a line `---`, then `{example}`, then a line `---`.",
    )


def front_matter_syntax(source: Source, reason: str) -> Problem:
    """Front matter, a codebook or a list of highlights that is no valid YAML.

    Often a value with a colon in it lacks quotation marks:

        title: Why: a question        # wrong
        title: "Why: a question"      # right

    YAML's anchors, aliases and tags of its own (`&name`, `*name`, `!tag`) are refused: a note needs none of them.
    """
    return _error("front-matter-syntax", source, reason)


def duplicate_key(source: Source, key: str, first: Source) -> Problem:
    """The same key twice in one mapping; YAML would silently keep one of the two."""
    return _error(
        "duplicate-key", source, f"`{key}` stands here a second time; the first is in line {first.line}. Keep one."
    )


def unknown_key(source: Source, key: str, known: Iterable[str]) -> Problem:
    """A key that means nothing to Firsthand, most often a misspelling of one that does.

    Facets of your own belong under `attributes:`, where any key is welcome.
    """
    known = list(known)
    hint = nearest(key, known) or f" Known here: {', '.join(sorted(known))}."
    return _error("unknown-key", source, f"There is no key `{key}` here.{hint}")


def invalid_value(source: Source, key: str, reason: str) -> Problem:
    """A value that its key does not allow: a goal that is none of the five, a date that no calendar has, a list where
    one word belongs, a finding without a title.

    An interview or a guide has exactly one goal: discover, validate, prototype, experience or interest.
    """  # noqa: D205
    return _error("invalid-value", source, f"`{key}`: {reason}" if key else reason)


def missing_participant(source: Source) -> Problem:
    """An interview that does not say who was interviewed.

    Write `participant: P07`, a pseudonym and never a name, or `participants:` with a list for a group session.
    """
    return _error(
        "missing-participant",
        source,
        "This interview names no participant. Add `participant: P07` (a pseudonym, no name).",
    )


def duplicate_id(source: Source, kind: str, identity: str, first: Source) -> Problem:
    """Two files of one kind with the same stem, or with stems that give the same address.

    A file's stem is its id, so every link to it would be ambiguous. Rename one of the two.
    """
    return _error(
        "duplicate-id", source, f"The {kind} `{identity}` already exists in {first.file}. Rename one of the two files."
    )


def duplicate_anchor(source: Source, anchor: str, first: Source) -> Problem:
    """The same `^anchor` on two quotes of one interview; a link to it would be ambiguous."""
    return _error(
        "duplicate-anchor", source, f"`^{anchor}` already names the quote in line {first.line}. Choose another anchor."
    )


def second_anchor(source: Source, anchor: str, first: str, place: Source) -> Problem:
    """The same quote taken twice with two anchors, of which only one can be its name."""
    return _error(
        "second-anchor",
        source,
        f"These words are `^{first}` already (line {place.line}), so `^{anchor}` would lead nowhere. Keep one.",
    )


def citation_in_front_matter(source: Source, respondent: str) -> Problem:
    """Words cited under `for:` or `opportunity:`, where nothing proves them.

    Cite them in the body, or embed the quote there, and speak of it here.
    """
    return _error(
        "citation-in-front-matter", source, f"Words of {respondent} are proved in the body alone. Cite them there."
    )


def unknown_link(source: Source, target: str, known: Iterable[str]) -> Problem:
    """A link, an embed or a named quote that leads to nothing.

    Links go to the id (the file's stem) of an interview, finding, brief, study or guide, to a tag of the codebook, or
    to a quote as `interview#anchor`.
    """
    hint = nearest(target, known) or " Correct it, or add what it should lead to."
    return _error("unknown-link", source, f"`{target}` leads to nothing.{hint}")


def missing_image(source: Source, target: str) -> Problem:
    """A note shows a picture that is not there.

    The target is looked for beside the note, in the content folder and in its `media/` folder. Pictures are PNG, JPEG,
    GIF, WebP or SVG. Where it is missing, its words are shown in its place.
    """
    return _warning(
        "missing-image", source, f"There is no picture `{target}` beside this note, in content/ or in content/media/."
    )


def unreadable_picture(source: Source, file: str, reason: str) -> Problem:
    """A note shows a picture that cannot be read, or one that is too large.

    Pictures are drawn anew without their metadata before they are published, and this one cannot be. Save it again as
    PNG or JPEG, smaller if need be, or take it away.
    """
    message = f"The picture content/{file} cannot be shown: {reason}. Save it again, or take it away."
    return _error("unreadable-picture", source, message)


def unclosed_comment(source: Source, opening: str) -> Problem:
    """A comment that begins and never ends; everything behind it is left out, which nobody wants.

    Close `%%` with `%%` and `<!--` with `-->`. A literal `%%` in a note cannot be written otherwise than `% %`.
    """
    closing = "-->" if opening == "<!--" else "%%"
    return _error(
        "unclosed-comment", source, f"The comment that begins here with `{opening}` has no `{closing}`. Add it."
    )


def unclosed_private(source: Source) -> Problem:
    """A private span that is not written as `[words]{.private}` or `[words]{.private as="other words"}`.

    What was meant to stay inside would leave as it is.
    """
    return _error(
        "unclosed-private",
        source,
        'This private span is not complete. Write [words]{.private} or [words]{.private as="…"}.',
    )


def nested_too_deeply(source: Source, deepest: int) -> Problem:
    """Lists or quotations within one another, deeper than anybody means; what stands there would be lost."""
    return _error(
        "nested-too-deeply", source, f"This is nested more than {deepest} levels deep and cannot be read. Flatten it."
    )


def unclosed_highlight(source: Source) -> Problem:
    """A highlight that opens or closes with `==` and has no other end, so that it is no quote.

    Write `==words== #tag`, without blanks directly inside the signs.
    """
    return _warning(
        "unclosed-highlight", source, "This `==` has no other end, so nothing is quoted. Write ==words== #tag."
    )


def unknown_mark(source: Source, mark: str, known: Iterable[str]) -> Problem:
    """A mark in braces that means nothing: `.key`, `.testimonial`, `.internal`, `.persona`, `.pain`, `.gain` and
    `.gap` do.
    """  # noqa: D205
    known = list(known)
    hint = nearest(mark, known) or f" Known marks: {', '.join('.' + name for name in known)}."
    return _error("unknown-mark", source, f"There is no mark `.{mark}`.{hint}")


def unknown_sign(source: Source, sign: str) -> Problem:
    """Brackets on a line of signs that are neither a time nor marks.

    A time is written as `[12:31]` or `[00:12:31-00:12:48]`, marks as `{.key .testimonial}`.
    """
    return _error(
        "unknown-sign",
        source,
        f"`{short(sign)}` is neither a time such as [12:31] nor marks such as {{.key}}. Correct it.",
    )


def marks_astray(source: Source, marks: str) -> Problem:
    """Marks such as `{.internal}` that belong to no quote: they stand in the middle of its words, or apart from it.

    Whoever wrote `{.internal}` there meant the quote to stay inside, and it would not. Marks stand at the end of the
    words or on the quote's last lines:

        > We will leave in June.
        > #leaving {.internal}
    """
    return _error(
        "marks-astray", source, f"`{short(marks)}` belongs to no quote here. Put it on the quote's last line."
    )


def unknown_speaker(source: Source, speaker: str, participants: Iterable[str]) -> Problem:
    """A quote said by someone who took no part in the interview."""
    names = ", ".join(participants)
    return _error(
        "unknown-speaker",
        source,
        f"`{speaker}` is no participant of this interview ({names}). Correct the id, or list who asks under "
        "`interviewers:`.",
    )


def missing_speaker(source: Source) -> Problem:
    """A quote of a group session that does not say whose it is.

    End a blockquote with `— P07`, or put a highlight within a turn that opens with `**P07**`.
    """
    return _error("missing-speaker", source, "Several people took part: say whose words these are, as in `— P07`.")


def observation_of_nobody(source: Source) -> Problem:
    """An observation of a group session that does not say whom it is about, so that it counts for nobody.

    Open it with the participant's id, or end it with it: `P07 kept the old rota in her bag. #rota/paper`.
    """
    return _warning(
        "observation-of-nobody",
        source,
        "Several people took part: this observation counts for nobody. Open it with whom it is about, "
        "as in `P07 left early. #hours`.",
    )


def empty_quote(source: Source) -> Problem:
    """A quote that holds tags or a speaker, but no words."""
    return _warning("empty-quote", source, "This quote has no words. Add them, or take the quote away.")


def transcript_missing(source: Source, path: str) -> Problem:
    """An interview names a transcript that is not there, so its quotes cannot be proved."""
    return _error(
        "transcript-missing", source, f"The transcript `{path}` is not in the content folder. Correct the path."
    )


def transcript_unreadable(source: Source, which: str, reason: str) -> Problem:
    """A transcript that is there and cannot be understood, so that no quote can be held against it.

    Files may be WebVTT, SRT and `Name: text` in .txt. In a note, each turn is a paragraph that opens with its speaker:

        **P07** [00:14:02]
        We looked at it once.
    """
    return _error("transcript-unreadable", source, f"The transcript {which} cannot be read: {reason}")


def quote_not_in_transcript(source: Source, words: str, near: Near | None) -> Problem:
    """A quote whose words the respondent does not say in the interview's transcript.

    White space, quotation marks, emphasis and the case of letters do not matter. What you leave out is shown by `…` or
    `[…]`, what you add stands in `[square brackets]`. Correct the quote to what was said.
    """
    said = f"The respondent does not say “{short(words)}” in the transcript."
    return _error("quote-not-in-transcript", source, said + _nearest_passage(words, near))


def wrong_respondent(
    source: Source, respondent: str, words: str, actual: str, place: Source, label: str = ""
) -> Problem:
    """Words given to a respondent that somebody else said.

    Who said it is checked as strictly as what was said: words of another respondent would count for the wrong person,
    and an interviewer's words for anybody. Correct the id behind the dash.
    """
    who = actual or label or "the interviewer"
    others = "Choose words of a respondent" + (
        f"; if {label} is one, write their id in the transcript." if label else "."
    )
    said = f"{respondent} does not say “{short(words)}”: {who} does" if respondent else f"{who} says “{short(words)}”"
    return _error(
        "wrong-respondent",
        source,
        f"{said[:1].upper()}{said[1:]} ({place.file}:{place.line}). "
        + (f"Correct it to {actual}, or choose words of {respondent}." if actual else others),
    )


def highlights_without_note(source: Source, stem: str) -> Problem:
    """A list of highlights that belongs to no interview, so that nobody reads it.

    `p07.highlights.yml` stands beside `p07.md`; a second researcher's coding is `p07.highlights.R2.yml`.
    """
    return _error(
        "highlights-without-note",
        source,
        f"Highlights are read from `{stem}.highlights.yml`, beside `{stem}.md`. Add the note, or rename this file.",
    )


def stray_file(source: Source, reason: str) -> Problem:
    """A file in the content folder that nothing reads, though it looks as if it were meant to be.

    Notes are Markdown files below `interviews/`, `findings/`, `briefs/`, `studies/`, `guides/` and `pages/`.
    Transcripts go to `transcripts/`, recordings and pictures to `media/`.
    """
    return _warning("stray-file", source, f"Nothing reads this file: {reason}")


def ambiguous_highlight(source: Source, words: str, count: int) -> Problem:
    """A highlight whose words stand more than once in the transcript, with nothing to tell which is meant.

    Add `before:` or `after:` with some of the words beside them.
    """
    return _error(
        "ambiguous-highlight",
        source,
        f"“{short(words)}” stands {count} times in the transcript. Add `before:` or `after:` with the words beside it.",
    )


def unknown_respondent(source: Source, respondent: str, known: Iterable[str]) -> Problem:
    """A citation of someone who was never interviewed."""
    return _error(
        "unknown-respondent",
        source,
        f"Nobody called `{respondent}` was interviewed."
        + (nearest(respondent, known) or " Correct the id behind the dash."),
    )


def citation_not_found(source: Source, respondent: str, words: str, near: Near | None) -> Problem:
    """A finding or a brief cites words that no interview of that respondent holds.

    Quotes in reports drift: correct the citation to what the interview says.
    """
    said = f"{respondent} says “{short(words)}” in no interview."
    return _error("citation-not-found", source, said + _nearest_passage(words, near))


def disagreement(source: Source, participant: str, key: str, here: str, there: str, first: Source) -> Problem:
    """Two interviews of one participant say different things about the person.

    For consent the stricter of the two holds. Correct the one that is wrong, or leave it out of the later interview,
    which inherits what the first one says.
    """
    return _warning(
        "disagreement",
        source,
        f"{participant}'s `{key}` is {here} here and {there} in {first.file}. Correct one, or leave it out here.",
    )


def undefined_study(source: Source, study: str, known: Iterable[str]) -> Problem:
    """An interview belongs to a study that no file describes.

    The study gets a page of its own with the name alone. Describe it in `content/studies/<name>.md`: title, goal,
    dates, research questions and method.
    """
    hint = nearest(study, known) or " Describe it there, or correct the name."
    return _warning("undefined-study", source, f"There is no content/studies/{study}.md.{hint}")


def missing_goal(source: Source) -> Problem:
    """An interview that neither states its goal nor belongs to a study that does."""
    return _warning(
        "missing-goal",
        source,
        "No goal: add `goal:` (discover, validate, prototype, experience or interest) here or to the study.",
    )


_STANDS_FOR = {
    "name": "The name",
    "email": "The e-mail address",
    "phone": "The telephone number",
    "company": "The company",
}


def identity_named(source: Source, kind: str, whose: str, *, in_name: bool = False) -> Problem:
    """A person of `private/identities.csv` is named: by name, e-mail address, telephone number, company or by a value
    of another column, in whatever way they are written, in a note, a comment, a transcript or the name of a file.

    Participants were promised a pseudonym, and everybody who reads the repository reads this. Write the id (P07) or a
    description (`a logistics firm`) in its place. What was committed stays in git's history until it is purged there.

    [What is looked for](notes.md#identities) tells which forms count and which do not. Messages never hold the name.
    """  # noqa: D205
    what = _STANDS_FOR.get(kind, "Something that identifies the person")
    where = (
        "is part of this file's name. Rename it" if in_name else "stands here. Write the id or a description instead"
    )
    return _warning("identity-named", source, f"{what} of {whose} {where}.")


def contact_details(source: Source, what: str, masked: str) -> Problem:
    """An e-mail address or a telephone number, of whomever, anywhere in the content but hand-written pages.

    It belongs to somebody, and nobody needs it to understand research. Take it away. Addresses at domains that are
    kept for examples (`example.com`, `.invalid`, `.test`) are left alone. Numbers count where they are written as
    people write them; with `phone_region: GB` in `mkdocs.yml` a country's own rules decide as well.
    """
    return _warning("contact-details", source, f"{what} ({masked}) stands here. Take it away, or mask it.")


def identities_unreadable(source: Source, reason: str) -> Problem:
    """`private/identities.csv` cannot be understood, so that somebody on it would not be looked for.

    That is an error and no warning: a list that is there and does not protect is worse than none. The file is
    separated by commas, semicolons or tabs; its first line names the columns, of which at least one is `name`,
    `email`, `phone` or `company`:

        id,name,email,phone,company
        P07,Zinnia Quillfeather,zinnia@quillfeather.example,+44 20 7946 0000,Quillfeather Ltd

    A value with the separator in it stands in quotation marks; several values of one cell are separated by `;`. Save
    it as UTF-8.
    """
    message = f"Not everybody on the list of identities can be looked for: {reason}. Correct the list."
    return _error("identities-unreadable", source, message)


FAULTS = (
    unreadable_file,
    encoding,
    missing_front_matter,
    front_matter_syntax,
    duplicate_key,
    unknown_key,
    invalid_value,
    missing_participant,
    duplicate_id,
    duplicate_anchor,
    second_anchor,
    citation_in_front_matter,
    unknown_link,
    missing_image,
    unreadable_picture,
    unclosed_comment,
    unclosed_private,
    nested_too_deeply,
    unclosed_highlight,
    unknown_mark,
    unknown_sign,
    marks_astray,
    unknown_speaker,
    missing_speaker,
    observation_of_nobody,
    empty_quote,
    transcript_missing,
    transcript_unreadable,
    quote_not_in_transcript,
    wrong_respondent,
    highlights_without_note,
    stray_file,
    ambiguous_highlight,
    unknown_respondent,
    citation_not_found,
    disagreement,
    missing_goal,
    undefined_study,
    identity_named,
    contact_details,
    identities_unreadable,
)
