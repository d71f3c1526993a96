"""The options of a project, as they stand under `plugins: firsthand:` in `mkdocs.yml`; parsed once."""

from __future__ import annotations

from typing import Literal

from phonenumbers import SUPPORTED_REGIONS
from pydantic import BaseModel, ConfigDict, Field, field_validator

from firsthand.model import Edition

Paper = Literal["A4", "Letter"]
PaperKind = Literal["brief", "slides", "guide", "snapshot", "audience", "testimonials"]
_COLOUR = r"^#[0-9a-fA-F]{6}$"


class Brand(BaseModel):
    """What makes papers a company's own. Files are given relative to `mkdocs.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    logo: str = Field("", description="A logo for covers, as SVG or PNG, that is read well on `colour`.")
    colour: str = Field("#1f4e5a", pattern=_COLOUR, description="Of covers, and of what supports a finding.")
    accent: str = Field("#b0482a", pattern=_COLOUR, description="Of what speaks against a finding, and of details.")
    headings: str = Field("", description="A font file for headings and quotes, or a folder of its weights.")
    text: str = Field("", description="A font file for everything else, or a folder of its weights.")
    contact: str = Field("", description="Whom to ask, on the last page: an address, a telephone number, a team.")


class Settings(BaseModel):
    """Every option with its default. Unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: str = Field("content", description="The folder that holds interviews/, findings/ and the others.")
    edition: Edition = Field("internal", description="Which site this is: internal, or external for everybody.")
    id_key: str = Field("", description="Any text that stays inside: with it, public ids outlive corrections of words.")
    external_audiences: tuple[str, ...] = Field(
        (), description="Audiences whose `for:` text of a finding goes outside; none where empty."
    )
    external_attributes: tuple[str, ...] = Field(
        (), description="Attributes of respondents that may be named outside, beside persona and segments."
    )
    external_days: bool = Field(default=False, description="Whether dates outside are days rather than months.")
    smallest_group: int = Field(
        3, ge=1, description="Respondents from which on a group is counted by itself outside; smaller ones are joined."
    )
    strict: bool = Field(default=False, description="Whether warnings stop a build as errors do.")
    pdf: bool = Field(default=True, description="Whether papers are written: PDFs of briefs and of others.")
    papers: tuple[PaperKind, ...] = Field(
        ("brief", "slides", "guide", "audience", "testimonials"), description="Which papers the site offers."
    )
    paper: Paper = Field("A4", description="The size of papers.")
    archive: bool = Field(
        default=False, description="Whether briefs are PDF/A-3, inside with their evidence attached as CSV."
    )
    brand: Brand = Field(Brand(), description="A company's logo, colours, fonts and contact on papers.")
    cards: bool = Field(default=True, description="Whether testimonials, findings and briefs are drawn as pictures.")
    publisher: str = Field("", description="Who publishes the briefs, on their covers; the site's name where empty.")
    percentage_from: int = Field(20, ge=1, description="Respondents asked from which on a percentage is given.")
    interval: bool = Field(default=False, description="Whether a percentage comes with its 95 % Wilson interval.")
    pattern_from: int = Field(
        3, ge=2, description="Respondents who share a tag from which on it is a pattern that a finding should cover."
    )
    language: str = Field("", description="The language of the interface, as en or de; the theme's where empty.")
    phone_region: str = Field("", description="The country whose telephone numbers are written without its code.")

    @field_validator("phone_region")
    @classmethod
    def _is_a_country(cls, value: str) -> str:
        if value and value not in SUPPORTED_REGIONS:
            raise ValueError("a country's two letters are needed here, such as GB, US or DE")
        return value
