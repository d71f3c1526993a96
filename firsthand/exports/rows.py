"""What a row of data is: one definition from which rows, the columns of CSV and the JSON Schemas are made."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from firsthand.model import Focus, Goal, Level

Count = Annotated[int, Field(ge=0)]


class Row(BaseModel):
    """A row: nothing is left out of it, and nothing else stands in it."""

    model_config = ConfigDict(extra="forbid", frozen=True, validate_by_name=True, serialize_by_alias=True)


class QuoteRow(Row):
    """What a quote has in both editions."""

    id: str = Field(description="The quote's id: it stays the same while its words do. Outside, a public one.")
    text: str = Field(description="The words, as the edition shows them.")
    url: str = Field(description="Where the quote stands, below the root of the site.")
    tags: tuple[str, ...] = Field(description="Its tags, without `#`; `/` stands between a tag and its parent.")
    focus: Focus | None = Field(description="The focus area, or null.")
    marks: tuple[str, ...] = Field(description="Its marks, such as `key` or `testimonial`.")
    persona: str = Field(description="The respondent's persona; empty where none is given.")
    segments: tuple[str, ...] = Field(description="The respondent's segments.")
    study: str = Field(description="The id of the interview's study; empty where it has none.")
    goal: Goal | None = Field(description="The goal of the interview, or null.")
    time: str = Field(description="When it was said, from the beginning of the recording; empty where unknown.")
    edited: bool = Field(description="Whether something was left out of the words or put into them.")


class InsideQuote(QuoteRow):
    """A quote of the internal edition."""

    interview: str = Field(description="The id of the interview.")
    participant: str = Field(description="The participant's pseudonym.")
    date: str = Field(description="The day of the interview, as 2026-03-14; empty where unknown.")
    consent: Level | None = Field(description="How far the respondent agreed to be quoted.")


class OutsideQuote(QuoteRow):
    """A quote of the external edition."""

    attribution: str = Field(description="How the words are signed.")


class EvidenceRow(Row):
    """The figures of a finding, in respondents unless another unit is named."""

    interviewed: Count = Field(description="N: respondents in the finding's scope.")
    asked: Count = Field(description="E, part of N: respondents who were asked.")
    unknown: Count = Field(description="Respondents in N of whom nobody knows whether they were asked.")
    supports: Count = Field(description="Respondents in E who support it, and nothing else.")
    contradicts: Count = Field(description="Respondents in E who contradict it, and nothing else.")
    mixed: Count = Field(description="Respondents in E who do both.")
    silent: Count = Field(description="Respondents in E who do neither.")
    unprompted: Count = Field(description="Respondents in N who support it and are known not to have been asked.")
    mentions: Count = Field(description="Supporting quotes and observations of respondents in E.")
    figure: str = Field(
        description="The figure as it is written: supports and mixed, of asked.", pattern=r"^\d+ of \d+$"
    )


class FindingRow(Row):
    """A finding with its figures."""

    id: str = Field(description="The finding's id.")
    title: str = Field(description="The statement.")
    url: str = Field(description="Its page, below the root of the site.")
    status: Literal["published", "draft"] = Field(description="`draft` in previews alone.")
    studies: tuple[str, ...] = Field(description="The ids of its studies; all where empty.")
    supports: tuple[str, ...] = Field(description="The tags that support it.")
    contradicts: tuple[str, ...] = Field(description="The tags that contradict it.")
    as_of: str | None = Field(
        description="The last day that counts, or null. Outside, its month.", pattern=r"^\d{4}-\d\d(-\d\d)?$"
    )
    evidence: EvidenceRow = Field(description="Its figures.")
    key_quotes: tuple[str, ...] = Field(description="The ids of its key quotes, as in quotes.json.")
    opportunity: str = Field(description="The problem turned into an opportunity, in Markdown; empty where none is.")
    audiences: dict[str, str] = Field(alias="for", description="What it means, in Markdown, by audience.")


class RespondentRow(Row):
    """A respondent's part in a finding; internal alone."""

    finding: str = Field(description="The finding's id.")
    respondent: str = Field(description="Who: the pseudonym, and what else tells respondents apart.")
    persona: str = Field(description="The respondent's persona; empty where none is given.")
    exposure: str = Field(description="Whether they were asked.")
    stance: str = Field(description="The side that they take.")
    quote: str = Field(description="The id of the quote that shows it, as in quotes.csv; empty where none does.")


class TestimonialRow(Row):
    """Words that marketing may use."""

    id: str = Field(description="The quote's public id, which is the same in both editions.")
    text: str = Field(description="The words, as they may stand outside.")
    attribution: str = Field(description="How they are signed.")
    url: str = Field(description="Its page: the whole address where that of the site is known, else below its root.")
    card: str = Field(description="The wide quote card as PNG, addressed in the same way; empty where none was drawn.")
