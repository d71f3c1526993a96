"""Looking for everything withheld at once, in time that grows with what is looked through alone."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, Implementation

from firsthand.guard.folding import phrase, without_line_breaks, words_of
from firsthand.guard.runs import Runs
from firsthand.guard.secrets import Secret
from firsthand.reading.spotting import Spotter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from firsthand.guard.secrets import Passage, Withheld

_PACKED = re.compile(r";base64,[A-Za-z0-9+/=]+")
_TAG = re.compile(r"#[\w/-]+")
_APART = re.compile(r"[\n\"“”„«»‹›—–]|(?<!\w)[‘‚']|['’](?!\w)")
_SHORT = 500  # characters
_NAMES = {
    "name": "name",
    "email": "e-mail address",
    "phone": "telephone number",
    "company": "company",
    "other": "particulars",
}


class Search:
    """Finds secrets in texts: phrases by one automaton (Aho and Corasick, 1975), runs of words by a table."""

    def __init__(self, withheld: Withheld) -> None:
        """Prepare to look for what is withheld."""
        self._secrets: dict[str, list[Secret]] = {}
        for secret in withheld.secrets:
            self._secrets.setdefault(secret.phrase, []).append(secret)
        self._phrases = list(self._secrets)
        self._automaton = AhoCorasick(self._phrases, implementation=Implementation.ContiguousNFA)
        said = (*withheld.heard, *withheld.published)
        self._runs = Runs((withheld.voices, withheld.heard), (withheld.notes, said))
        # Texts that hold nothing, such as the names of classes and icons, stand in every page again.
        self._clean: set[tuple[str, str]] = set()
        self._folders = sorted({secret.folder for secret in withheld.secrets if secret.folder})
        self._identities = withheld.identities
        self._spotter = Spotter.of(withheld.identities, withheld.phone_region)
        # How people agreed to be called may be read where it stands as a whole.
        self._agreed = [_spaced(attribution) for attribution in withheld.agreed]

    def find(self, text: str, path: str) -> Iterator[Secret | Passage]:
        """What a text holds that it must not.

        Args:
            text: any text, not folded.
            path: the file of the site in which it stands.
        """
        known = (text, next((folder for folder in self._folders if path.startswith(folder)), ""))
        if known in self._clean:
            return
        found = False
        for secret in self._all(text, path):
            found = True
            yield secret
        if not found and len(text) < _SHORT:
            self._clean.add(known)

    def _all(self, text: str, path: str) -> Iterator[Secret | Passage]:
        # What is packed in an address is read by itself; its letters mean nothing.
        text = _PACKED.sub(";base64,", text)
        for version in {text, without_line_breaks(text)}:
            words = words_of(version)
            looked_through = f" {' '.join(words)} "
            for index, _, _ in self._automaton.find_matches_as_indexes(looked_through, overlapping=True):
                for secret in self._secrets[self._phrases[index]]:
                    if path.startswith(secret.folder) and (not secret.alone or _alone(secret, version)):
                        yield secret
            # Between what is said before a tag and what is said after it, no run reaches.
            for part in [words] if "#" not in version else map(words_of, _TAG.split(version)):
                yield from self._runs.find(part)
        yield from self._people(text)

    def _people(self, text: str) -> Iterator[Secret]:
        if not self._identities:
            return
        # References within references, as in code that shows HTML, are read to the end.
        text = unescape(unescape(unescape(text)))
        for agreed in self._agreed:
            text = agreed.sub(" … ", text)
        for version in {text, without_line_breaks(text)}:
            for spot in self._spotter.spots(version):
                for identity in spot.whose:
                    yield Secret(f"the {_NAMES[spot.kind]} of {identity.label}", "", identity.source)


def _spaced(words: str) -> re.Pattern[str]:
    """Some words however the blanks and signs between them are set, a hyphen at the end of a line included."""
    return re.compile(r"\W+".join(map(re.escape, re.findall(r"\w+", words))), re.IGNORECASE)


def without_said(secrets: Iterable[Secret], texts: Iterable[str]) -> list[Secret]:
    """The secrets whose words stand in none of some texts: what may be read anyway gives nothing away."""
    listed = list(secrets)
    phrases = list({secret.phrase for secret in listed if secret.phrase.strip()})
    automaton = AhoCorasick(phrases, implementation=Implementation.ContiguousNFA)
    said = {
        phrases[index]
        for text in texts
        for index, _, _ in automaton.find_matches_as_indexes(phrase(text), overlapping=True)
    }
    return [secret for secret in listed if secret.phrase not in said]


def _alone(secret: Secret, text: str) -> bool:
    """Whether a line says nothing else, or stands in quotation marks."""
    return any(phrase(part) == secret.phrase for part in _APART.split(text))
