"""The forms of front matter, from which the published JSON Schemas are written."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self, TypeVar, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from firsthand.model import Edition, Focus, Goal, Level, Problem
from firsthand.reading import faults
from firsthand.reading.language_tags import language_tag

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from firsthand.reading.front_matter import Document, Path

_TAG = re.compile(r"#?[^\s#/,;{}\[\]()]+(/[^\s#/,;{}\[\]()]+)*")


def tag_name(tag: str) -> str:
    """A tag as it is compared: without ``#``, in lower case."""
    return unicodedata.normalize("NFC", tag.removeprefix("#")).lower()


def _tag(tag: str) -> str:
    if not _TAG.fullmatch(tag):
        raise ValueError("a tag is letters, digits and dashes, nested with `/`, as in reporting/export")
    return tag_name(tag)


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, as 2026-03-14."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _day(text: str) -> str:
    if not is_day(text):
        raise ValueError(f"`{text}` is no day of the calendar; write it as 2026-03-14")
    return text


def _list(value: object) -> object:
    if value is None:
        return []
    values = [value] if isinstance(value, str | int | float) else value
    return (
        [str(each).lower() if isinstance(each, bool) else each for each in values]
        if isinstance(values, list)
        else value
    )


def _tag_list(value: object) -> object:
    """Tags as a list, or as words with commas between them, as Obsidian writes them."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else _list(value)


def _facets(value: object) -> object:
    return {} if value is None else value


def _text(value: object) -> object:
    return "" if value is None else value


Text = Annotated[str, BeforeValidator(_text, json_schema_input_type=str | None)]
Day = Annotated[str, AfterValidator(_day), Field(json_schema_extra={"format": "date"})]
OptionalDay = Annotated[
    str,
    BeforeValidator(_text, json_schema_input_type=Annotated[str | None, Field(json_schema_extra={"format": "date"})]),
    AfterValidator(lambda text: text and _day(text)),
]
Tag = Annotated[str, AfterValidator(_tag)]
LanguageTag = Annotated[str, BeforeValidator(_text), AfterValidator(lambda text: text and language_tag(text))]
_Typed = str | float | bool
Strings = Annotated[tuple[str, ...], BeforeValidator(_list, json_schema_input_type=_Typed | list[_Typed] | None)]
Tags = Annotated[tuple[Tag, ...], BeforeValidator(_tag_list, json_schema_input_type=_Typed | list[_Typed] | None)]
Facets = Annotated[dict[str, Strings], BeforeValidator(_facets)]


class Form(BaseModel):
    """What all forms share: no unknown keys, and numbers where text is meant stay as typed."""

    model_config = ConfigDict(
        extra="forbid", coerce_numbers_to_str=True, populate_by_name=True, str_strip_whitespace=True
    )


class ConsentForm(Form):
    """What a participant agreed to. A bare word stands for its level."""

    level: Level = Field("internal", description="none: only counted; internal; anonymous; attributed.")
    testimonial: bool = Field(default=False, description="May be used in marketing.")
    recording: bool = Field(default=False, description="May clips be shown.")
    given: OptionalDay = ""
    expires: OptionalDay = ""
    withdrawn: OptionalDay = Field(
        "", description="The day: from then on this person appears nowhere and counts nowhere."
    )
    attribution: Text = Field(
        "", description="How an attributed quote is signed, as in: Operations manager, logistics firm."
    )

    @model_validator(mode="before")
    @classmethod
    def _bare_word(cls, value: object) -> object:
        if isinstance(value, str) and value not in get_args(Level):
            raise ValueError(
                f"`{value}` is none of {', '.join(get_args(Level))}.{faults.nearest(value, get_args(Level))}"
            )
        return {"level": value} if isinstance(value, str) else value


def _or_level(schema: dict[str, Any]) -> None:
    """Let an editor accept the bare word, which the model turns into a mapping."""
    schema["anyOf"] = [{"enum": ["none", "internal", "anonymous", "attributed"]}, *schema.get("anyOf", [])]


Agreement = Annotated[
    ConsentForm | None,
    Field(default=None, description="Missing means internal.", json_schema_extra=_or_level),
]


class PersonForm(Form):
    """The facets of a respondent."""

    persona: Text = ""
    segments: Strings = ()
    attributes: Facets = Field(default_factory=dict, description="Any further facets; every key is welcome.")
    account: Text = Field("", description="The customer this person belongs to, as a pseudonym.")
    consent: Agreement = None
    language: LanguageTag = Field(
        "", description="The language that this person speaks in the interview, as de, ar or zh-Hant."
    )


class ParticipantForm(PersonForm):
    """One participant of a group session."""

    id: str = Field(min_length=1, description="A pseudonym, never a name.")


class InterviewForm(PersonForm):
    """Front matter of `content/interviews/**/*.md`."""

    participant: Text = Field("", description="A pseudonym such as P07, never a name.")
    participants: list[ParticipantForm] = Field(default_factory=list, description="A group session's participants.")
    date: OptionalDay = ""
    study: Text = ""
    goal: Goal | None = None
    tags: Tags = Field((), description="What the interview as a whole is about; counts for its respondent.")
    asked: Tags | None = Field(None, description="Topics that were put to the respondent.")
    interviewers: Strings = ()
    recruited_via: Text = ""
    incentive: Text = ""
    recording: Text = ""
    transcript: Text = Field("", description="A file below content/, as in transcripts/p07.vtt.")


class DatesForm(Form):
    """When a study ran."""

    start: OptionalDay = ""
    end: OptionalDay = ""


def _dates(value: object) -> object:
    if isinstance(value, str):
        value = re.split(r"\s+(?:to|–|-)\s+|\s*/\s*", value.strip())
    if isinstance(value, list):
        return {"start": value[0], "end": value[-1]} if value else {}
    return value


class StudyForm(Form):
    """Front matter of `content/studies/**/*.md`."""

    title: str = Field(min_length=1)
    goal: Goal | None = None
    dates: Annotated[
        DatesForm | None,
        BeforeValidator(_dates, json_schema_input_type=DatesForm | str | list[str] | None),
    ] = None
    start: OptionalDay = ""
    end: OptionalDay = ""
    team: Strings = ()
    questions: Strings = Field((), description="The research questions.")
    research_questions: Strings = Field((), description="The same as questions.")
    guide: Strings = Field((), description="The guide or guides that the interviews follow.")
    method: Text = ""


class GuideForm(Form):
    """Front matter of `content/guides/**/*.md`."""

    title: Text = Field("", description="The file's name where left out.")
    goal: Goal | None = None


class FindingForm(Form):
    """Front matter of `content/findings/**/*.md`."""

    title: str = Field(min_length=1)
    study: Strings = ()
    supports: Tags = Field((), description="Whatever carries these tags supports the finding.")
    contradicts: Tags = ()
    among: Facets = Field(default_factory=dict, description="Narrows the base, as in {persona: [operations-manager]}.")
    asked: Annotated[str, BeforeValidator(_text), AfterValidator(lambda tag: tag and _tag(tag))] = ""
    key_quotes: Strings = Field((), description="Two or three quotes as interview#anchor.")
    counter_quotes: Strings = ()
    opportunity: Text = Field("", description="The problem turned into an opportunity: How might we …")
    audiences: dict[str, Text] = Field(
        default_factory=dict, alias="for", description="What it means for each audience."
    )
    as_of: OptionalDay = Field("", description="Only interviews up to this day count.")
    editions: Annotated[
        tuple[Edition, ...],
        BeforeValidator(
            lambda value: (value and _editions(value)) or ["internal", "external"],
            json_schema_input_type=Edition | Literal["both"] | list[Edition] | None,
        ),
    ] = Field(("internal", "external"), description="Where a published finding is shown; in both where left out.")
    status: Literal["published", "draft"] = "published"


def _editions(value: object) -> object:
    return ["internal", "external"] if value == "both" else _list(value) or ["internal"]


def _joined_with_commas(value: object) -> object:
    return ", ".join(map(str, value)) if isinstance(value, list) else _text(value)


class BriefForm(Form):
    """Front matter of `content/briefs/**/*.md`."""

    title: str = Field(min_length=1)
    subtitle: Text = ""
    study: Strings = ()
    date: OptionalDay = ""
    authors: Strings = ()
    audience: Annotated[str, BeforeValidator(_joined_with_commas, json_schema_input_type=str | list[str] | None)] = ""
    findings: Strings = ()
    editions: Annotated[
        tuple[Edition, ...],
        BeforeValidator(_editions, json_schema_input_type=Edition | Literal["both"] | list[Edition] | None),
    ] = ("internal",)
    as_of: OptionalDay = ""
    status: Literal["published", "draft"] = "published"


class PageForm(Form):
    """Front matter of `content/pages/**/*.md`; its other keys belong to the site generator."""

    model_config = ConfigDict(extra="allow", coerce_numbers_to_str=True)

    editions: Annotated[
        tuple[Edition, ...],
        BeforeValidator(_editions, json_schema_input_type=Edition | Literal["both"] | list[Edition] | None),
    ] = Field(("internal",), description="Where the page is shown: internal, external or both.")


def _joined(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else _text(value)


Note = Annotated[str, BeforeValidator(_joined, json_schema_input_type=str | list[str] | None)]


class CodeForm(Form):
    """One tag of `content/codebook.yml`."""

    label: Text = ""
    description: Text = ""
    focus: Focus | None = None
    include: Note = ""
    exclude: Note = ""
    aliases: Tags = Field((), description="Old names that still resolve.")

    @model_validator(mode="before")
    @classmethod
    def _bare(cls, value: object) -> object:
        return {} if value is None else {"description": value} if isinstance(value, str) else value


class HighlightForm(Form):
    """One highlight of `content/interviews/**/*.highlights.yml`."""

    quote: str = Field(min_length=1)
    tags: Tags = ()
    before: Text = ""
    after: Text = ""
    anchor: Annotated[str, BeforeValidator(_text), Field(pattern=r"^(\^?[\w][\w.-]*)?$")] = ""
    time: Text = ""
    marks: Strings = ()
    speaker: Text = ""

    @model_validator(mode="after")
    def _bare_anchor(self) -> Self:
        self.anchor = self.anchor.removeprefix("^")
        return self


F = TypeVar("F", bound=Form)
_NESTED: dict[str, type[Form]] = {"consent": ConsentForm, "participants": ParticipantForm, "dates": DatesForm}


def fill(form: type[F], document: Document, prefix: Path = ()) -> tuple[F | None, list[Problem]]:
    """Fill a form from front matter.

    Args:
        form: the form.
        document: the YAML that was read.
        prefix: where in the document the form's mapping stands.

    Returns:
        The form, or ``None`` with every problem that keeps it from being filled.
    """
    if document.problems and prefix == ():
        return None, document.problems
    value: Any = document.value
    for step in prefix:
        value = value[step]
    try:
        return form.model_validate(value), []
    except ValidationError as error:
        return None, _problems(form, error, document, prefix)


def _problems(form: type[Form], error: ValidationError, document: Document, prefix: Path) -> list[Problem]:
    problems = {}
    for detail in error.errors():
        problem = _problem(form, detail, document, (*prefix, *detail["loc"]))
        problems[problem.source, problem.message] = problem
    return list(problems.values())


def _problem(form: type[Form], detail: ErrorDetails, document: Document, path: Path) -> Problem:
    source = document.at(path)
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if detail["type"] == "extra_forbidden":
        owner = next((_NESTED[step] for step in reversed(path[:-1]) if step in _NESTED), form)
        return faults.unknown_key(source, key, keys_of(owner))
    if detail["type"] == "missing":
        return faults.invalid_value(source, key, "this key is missing. Add it.")
    return faults.invalid_value(source, key, _reason(detail))


def keys_of(form: type[Form]) -> list[str]:
    """The keys that a form knows, as they are typed."""
    return [field.alias or name for name, field in form.model_fields.items()]


def _reason(detail: ErrorDetails) -> str:
    given = detail["input"]
    shown = f"`{given}`" if isinstance(given, str | int | float) else f"a {_kind(given)}"
    match detail["type"]:
        case "value_error":
            return str(detail["ctx"]["error"])
        case "literal_error" | "enum":
            hint = faults.nearest(str(given), re.findall(r"'([^']+)'", detail["ctx"]["expected"]))
            return f"{shown} is none of {detail['ctx']['expected']}.{hint} Exactly one is needed."
        case "string_type":
            return f"a text is needed here, not {shown}."
        case "bool_type" | "bool_parsing":
            return f"write true or false, not {shown}."
        case "tuple_type" | "list_type":
            return f"a list is needed here, not {shown}."
        case "dict_type" | "model_type" | "model_attributes_type":
            return f"`key: value` pairs are needed here, not {shown}."
        case "string_too_short":
            return "this is empty. Write something."
        case "string_pattern_mismatch":
            return f"{shown} is no name: use letters, digits and dashes."
        case _:
            return f"{detail['msg']} (got {shown})."


def _kind(value: object) -> str:
    return {list: "list", dict: "mapping", type(None): "missing value", bool: "yes or no"}.get(type(value), "value")
