"""The ways in which people write e-mail addresses, companies and whatever else tells who somebody is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from firsthand.reading.contacts import reserved
from firsthand.reading.spelling import Form, folded_word, folded_words, letters, listed, ordinary, transliterated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Hosts where everybody has an address, so that they tell nobody's employer.
_PUBLIC_HOSTS = listed(
    "me.com mac.com live.com msn.com mail.com mail.ru inbox.com pm.me hey.com web.de freenet.de t-online.de posteo.de "
    "mailbox.org orange.fr free.fr sfr.fr laposte.net wanadoo.fr libero.it virgilio.it tiscali.it wp.pl o2.pl "
    "seznam.cz btinternet.com sky.com talktalk.net comcast.net verizon.net att.net cox.net sbcglobal.net "
    "bellsouth.net qq.com 163.com 126.com sina.com naver.com daum.net rediffmail.com bluewin.ch telenet.be ziggo.nl "
    "bigpond.com uol.com.br"
)
_PUBLIC_NAMES = listed(
    "gmail googlemail yahoo ymail rocketmail outlook hotmail icloud aol gmx proton protonmail fastmail zoho tutanota "
    "tuta yandex mailinator"
)
_LEGAL_FORMS = listed(
    "ab ag aps as asa bv bvba co company corp corporation cv eg ev eu ek gbr gesmbh gmbh inc incorporated kft kg kgaa "
    "kk llc llp limited lp ltd ltda mbh nv ohg oy oyj plc pllc pte pty sa sab sarl sas sasu se sl slu spa spk spzoo "
    "srl sro ug zoo"
)
_LINKS = frozenset(("&", "+", "and", "und", "et", "sp", "z", "the"))
_LEAST_COMPANY = 4
_LEAST_HANDLE = 5
_LEAST_JOINED = 8
_LEAST_PART = 3


def email_forms(email: str, names: Sequence[str]) -> Iterator[Form]:
    """An address as it is written and spoken, its part before the `@`, and its host where that is a company's.

    The part before the `@` counts alone where nobody else writes it: where it has several words, or digits beside
    letters, or is made from the person's surname.
    """
    local, _, host = email.strip(" <>").removeprefix("mailto:").rpartition("@")
    local = local.partition("+")[0] or local
    spoken = host.replace(".", " dot ")
    for at in (f"{local} {host}", f"{local} at {host}", f"{local} at {spoken}", f"{local} {spoken}"):
        yield Form("email", at)
    if "." in local:
        yield Form("email", f"{local.replace('.', ' dot ')} at {spoken}")
    if _distinctive(local, names):
        yield Form("email", local)
    if not _public(host):
        yield Form("company", host)
        yield Form("company", spoken)


def _distinctive(local: str, names: Sequence[str]) -> bool:
    words = folded_words(local).split()
    if ordinary(local) or len(local) < _LEAST_HANDLE:
        return False
    if len(words) > 1:
        return sum(len(word) >= _LEAST_PART for word in words) > 1 and not all(map(ordinary, words))
    surnames = [folded_word(re.sub(r"\W", "", name.split()[-1])) for name in names if " " in name.strip()]
    made_of = any(len(surname) >= _LEAST_PART and surname in words[0] for surname in surnames)
    return made_of or (any(char.isdigit() for char in local) and letters(local) >= _LEAST_PART)


def _public(host: str) -> bool:
    host = host.casefold()
    return "." not in host or reserved(host) or host in _PUBLIC_HOSTS or host.split(".")[0] in _PUBLIC_NAMES


def company_forms(company: str) -> Iterator[Form]:
    """A company with and without its legal form, and as one word.

    Names of ordinary words (`Apple`) and those of two or three letters count only in the case they have here.
    """
    names = dict.fromkeys((company, _without_legal_form(company)))
    for name in names:
        for spelled in transliterated(name):
            short = letters(name) + sum(char.isdigit() for char in name) < _LEAST_COMPANY
            if len(folded_words(spelled)) > 1:
                yield Form("company", spelled, cased=short or ordinary(name))
    joined = "".join(filter(str.isalnum, _without_legal_form(company)))
    if len(joined) >= _LEAST_JOINED and not ordinary(joined):
        yield Form("company", joined)
    for name in names:
        if "&" in name:
            yield Form("company", name.replace("&", " and "), cased=ordinary(name))


def _without_legal_form(company: str) -> str:
    """The name without what is behind it: `GmbH & Co. KG`, `S.A.`, `Sp. z o.o.`; never less than a word."""
    words = re.sub(r"\bo\.\s*o\.", "oo", company).replace(",", " ").split()
    while len(words) > 1 and (_bare(words[-1]) in _LEGAL_FORMS or words[-1].casefold().strip(".") in (*_LINKS, "oo")):
        words.pop()
    if len(words) > 1 and words[0].casefold() == "the":
        words = words[1:]
    return " ".join(words)


def _bare(word: str) -> str:
    return re.sub(r"[./]", "", word).casefold()


def other_forms(value: str) -> Iterator[Form]:
    """A value of a column that Firsthand does not know: an address, an account, a page about the person."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?|/$", "", value.strip())
    yield Form("other", bare, cased=ordinary(bare))
    handle = bare.rpartition("/")[2]
    if handle != bare and len(handle) >= _LEAST_HANDLE and not ordinary(handle):
        yield Form("other", handle)
