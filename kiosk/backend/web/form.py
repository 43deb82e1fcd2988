"""A posted form: `application/x-www-form-urlencoded`."""

from dataclasses import dataclass, field
from typing import Annotated, Final
from urllib.parse import parse_qs, urlsplit

from fastapi import Depends, Request

from kiosk.backend.api.problems import ProblemError

MOST_FIELDS: Final = 200
"""A page of the console ticked from top to bottom, and what else its form holds."""


@dataclass(frozen=True, slots=True)
class PostedForm:
    """The fields of one form."""

    values: dict[str, list[str]] = field(repr=False)

    def text(self, name: str, longest: int = 200) -> str:
        """One field; answers 422 `invalid_input` where it is missing or too long."""
        found = self.values.get(name, [None])[0]
        if found is None or len(found) > longest:
            raise ProblemError(422, "invalid_input", f"{name} is wanted, of at most {longest} characters")
        return found

    def text_or_none(self, name: str, longest: int = 200) -> str | None:
        """The same, None where it is missing or empty."""
        return self.text(name, longest) or None if name in self.values else None

    def texts(self, name: str, longest: int = 200) -> tuple[str, ...]:
        """A field that may come more than once: boxes that are ticked."""
        return tuple(value for value in self.values.get(name, ()) if 0 < len(value) <= longest)


async def current_form(request: Request) -> PostedForm:
    """Dependency: the form of this request. Answers 422 `invalid_input`, 403 `form_refused` to one of another site."""
    if _from_elsewhere(request):
        raise ProblemError(403, "form_refused", "this form is of another site")
    try:
        text = (await request.body()).decode()
        if "%00" in text or "\0" in text:
            raise ValueError("a text is wanted")  # PostgreSQL keeps none that has one
        parsed = parse_qs(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=MOST_FIELDS)
    except ValueError:
        raise ProblemError(422, "invalid_input", "a form is wanted") from None
    return PostedForm(parsed)


def _from_elsewhere(request: Request) -> bool:
    """What browsers say of who sent a form, the login's too, which has no key. A program says nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return False
    hosts = (request.headers.get("host"), request.headers.get("x-forwarded-host"))
    return urlsplit(origin).netloc not in hosts


FormDep = Annotated[PostedForm, Depends(current_form)]
