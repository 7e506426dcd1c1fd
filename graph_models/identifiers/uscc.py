"""The unified social credit code 统一社会信用代码 of GB 32100-2015: form, both checks, kind of holder.

The region inside is not looked up: it is that of the year in which the code was given, and tables change.
`stdnum.cn.uscc` computes the check character; its own validation refuses departments A, N and Y.
"""

import re
from typing import Final, NewType

from stdnum.cn import uscc as stdnum_uscc

from graph_models.errors import InvalidIdentifier, WrongSubjectKind
from graph_models.identifiers.normal_form import normal_form
from graph_models.identifiers.organisation_code import parse_organisation_code
from graph_models.vocabulary import OrganisationKind

UnifiedCode = NewType("UnifiedCode", str)
"""Eighteen characters in normal form whose check characters fit."""

ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of GB 32100, in the order of their values 0 to 30."""

_FORM: Final = re.compile(rf"[{ALPHABET}]{{2}}[0-9]{{6}}[{ALPHABET}]{{10}}")
_DEPARTMENTS: Final = frozenset("123456789ANY")
_KINDS: Final = {
    "11": OrganisationKind.GOVERNMENT_AGENCY,
    "12": OrganisationKind.PUBLIC_INSTITUTION,
    "51": OrganisationKind.SOCIAL_ORGANISATION,
    "52": OrganisationKind.SOCIAL_ORGANISATION,
    "53": OrganisationKind.SOCIAL_ORGANISATION,
    "91": OrganisationKind.ENTERPRISE,
    "92": OrganisationKind.INDIVIDUAL_BUSINESS,
    "93": OrganisationKind.ENTERPRISE,
}


def unified_check(body: str) -> str:
    """The check character of the first seventeen characters (GB 32100)."""
    return stdnum_uscc.calc_check_digit(body)


def parse_uscc(text: str) -> UnifiedCode:
    """The code in normal form, its own check character and that of the organisation code inside verified.

    Errors: InvalidIdentifier on a wrong length, character or check.
    """
    code = normal_form(text)
    if _FORM.fullmatch(code) is None:
        raise InvalidIdentifier("a unified code has eighteen characters of GB 32100, six of them a region")
    if unified_check(code[:17]) != code[17]:
        raise InvalidIdentifier("a unified code has a wrong check character")
    parse_organisation_code(code[8:17])
    return UnifiedCode(code)


def organisation_kind_of(code: UnifiedCode) -> OrganisationKind | None:
    """The kind that the first two characters tell; None when the standard names no such department.

    Source: GB 32100; trade unions (81), village collectives (N1) and the like are OTHER.
    """
    if code[0] not in _DEPARTMENTS:
        return None
    return _KINDS.get(code[:2], OrganisationKind.OTHER)


def check_kind(code: UnifiedCode, kind: OrganisationKind) -> None:
    """Refuse a stated kind that the code contradicts; a code that tells no kind contradicts none.

    Errors: WrongSubjectKind.
    """
    if organisation_kind_of(code) not in {None, kind}:
        raise WrongSubjectKind(f"the unified code is not that of the stated kind {kind}")
