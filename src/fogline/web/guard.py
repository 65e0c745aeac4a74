"""What every request passes and every answer carries, whatever page it is of.

Requests under a host name that is not ours are refused, since a site that makes its name lead to this machine must not
read the record. Answers say that nothing is loaded from elsewhere and no script but our own runs.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fogline.web.errors import error_body

Mistake = Callable[[Request, Exception], Response]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
LARGEST_BODY = 4_000_000
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors {frames}",
    )
)
"""MapLibre starts its workers from a blob of its own; nothing else may."""


def security_headers(*, frames: str = "'none'") -> dict[str, str]:
    """The headers of every answer.

    Args:
        frames: who may show a page inside a page of theirs.
    """
    return {
        "Content-Security-Policy": POLICY.format(frames=frames),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
        "X-Frame-Options": "SAMEORIGIN" if frames == "'self'" else "DENY",
    }


class Guard:
    """Checks hosts and sizes, answers HEAD as GET without a body, and adds the headers."""

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], any_address: bool, mistake: Mistake) -> None:
        """Stands before an app.

        Args:
            app: the app.
            hosts: names under which it may be asked, beside this machine's own.
            any_address: whether it may be asked under any numeric address; true where everyone must log in.
            mistake: answers where the app failed.
        """
        self._app = app
        self._hosts = LOOPBACK | {host.lower() for host in hosts}
        self._any_address = any_address
        self._mistake = mistake
        self._headers = security_headers()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        head, begun = scope["method"] == "HEAD", False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(self._guarded(message, head=head))

        refusal = self._refusal(Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, sent)
            return
        try:
            await self._app({**scope, "method": "GET"} if head else scope, receive, sent)
        except Exception as error:
            if begun:
                raise
            await self._mistake(Request(scope), error)(scope, receive, sent)

    def _guarded(self, message: Message, *, head: bool) -> Message:
        """A part of an answer with our headers, without its body where only the head was asked for."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            # The older header knows no names of sites: an answer with a policy of its own has no need of it.
            framed = {"X-Frame-Options"} if "Content-Security-Policy" in headers else set()
            for name, value in self._headers.items():
                if name not in headers and name not in framed:
                    headers[name] = value
        elif head and message["type"] == "http.response.body":
            return {**message, "body": b""}
        return message

    def _refusal(self, headers: Headers) -> JSONResponse | None:
        if not self._is_ours(headers.get("host", "")):
            message = "this server does not answer under that name; start it with --allow-host NAME"
            return JSONResponse(error_body(400, "host-unknown", message), status_code=400)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return JSONResponse(error_body(413, "too-large", "that is more than is taken in"), status_code=413)
        return None

    def _is_ours(self, host: str) -> bool:
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() and not host.endswith("]") else host
        if name.lower() in self._hosts:
            return True
        if not self._any_address:
            return False
        try:
            ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return True
