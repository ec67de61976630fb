"""The cookie of a browser that is signed in."""

from datetime import timedelta

from fastapi import Request, Response

COOKIE = "maquette"
# Longer than a sign-in lasts, and as long as browsers allow: the database says when it ends.
_KEPT = timedelta(days=400)


def set_cookie(request: Request, response: Response, secret: str) -> None:
    """Sign the browser in. Secure wherever that works: a LAN often has plain HTTP only."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(_KEPT.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )


def clear_cookie(response: Response) -> None:
    """Let the browser forget it."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax")
