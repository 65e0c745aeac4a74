"""What the web app answers when it cannot do what was asked: one shape in the API, one page for people.

What must stay true: every error has a permanent code; no error tells what a visitor may not know.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fogline.web.state import Fault


class Refusal(Exception):
    """A request that is answered with an error.

    Attributes:
        status: of HTTP.
        code: permanent, kebab-case.
        faults: what is wrong with each parameter or field.
    """

    def __init__(self, status: int, code: str, message: str, faults: tuple[Fault, ...] = ()) -> None:
        self.status = status
        self.code = code
        self.faults = faults
        super().__init__(message)


def error_body(status: int, code: str, message: str, faults: tuple[Fault, ...] = ()) -> dict[str, Any]:
    """The shape of every error of the API."""
    return {
        "ok": False,
        "status": status,
        "error": code,
        "message": message,
        "errors": [asdict(fault) for fault in faults],
    }


CODES = {
    400: "request-wrong",
    401: "login-needed",
    403: "not-allowed",
    404: "not-found",
    405: "method-not-allowed",
    409: "record-moved",
    413: "too-large",
    429: "too-many-tries",
    500: "mistake-in-fogline",
}
"""Codes of errors that say nothing finer, by status."""
