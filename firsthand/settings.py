"""The options of a project, as they stand under `plugins: firsthand:` in `mkdocs.yml`; parsed once."""

from __future__ import annotations

from phonenumbers import SUPPORTED_REGIONS
from pydantic import BaseModel, ConfigDict, Field, field_validator

from firsthand.model import Edition


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
    pdf: bool = Field(default=True, description="Whether briefs are also written as PDF.")
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
