"""The options of a project, as they stand under `plugins: firsthand:` in `mkdocs.yml`; parsed once."""

from __future__ import annotations

from phonenumbers import SUPPORTED_REGIONS
from pydantic import BaseModel, ConfigDict, Field, field_validator


class Settings(BaseModel):
    """Every option with its default. Unknown ones are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: str = Field("content", description="The folder that holds interviews/, findings/ and the others.")
    strict: bool = Field(default=False, description="Whether warnings stop a build as errors do.")
    pdf: bool = Field(default=True, description="Whether briefs are also written as PDF.")
    publisher: str = Field("", description="Who publishes the briefs, on their covers; the site's name where empty.")
    percentage_from: int = Field(20, ge=1, description="Respondents asked from which on a percentage is given.")
    interval: bool = Field(default=False, description="Whether a percentage comes with its 95 % Wilson interval.")
    pattern_from: int = Field(
        3, ge=2, description="Respondents who share a tag from which on it is a pattern that a finding should cover."
    )
    phone_region: str = Field("", description="The country whose telephone numbers are written without its code.")

    @field_validator("phone_region")
    @classmethod
    def _is_a_country(cls, value: str) -> str:
        if value and value not in SUPPORTED_REGIONS:
            raise ValueError("a country's two letters are needed here, such as GB, US or DE")
        return value
