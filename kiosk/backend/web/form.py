"""A posted form: `application/x-www-form-urlencoded`, each name once."""

from dataclasses import dataclass, field
from typing import Annotated
from urllib.parse import parse_qs

from fastapi import Depends, Request

from kiosk.backend.api.problems import ProblemError


@dataclass(frozen=True, slots=True)
class PostedForm:
    """The fields of one form."""

    values: dict[str, str] = field(repr=False)

    def text(self, name: str, longest: int = 200) -> str:
        """One field; answers 422 `invalid_input` where it is missing or too long."""
        found = self.values.get(name)
        if found is None or len(found) > longest:
            raise ProblemError(422, "invalid_input", f"{name} is wanted, of at most {longest} characters")
        return found


async def current_form(request: Request) -> PostedForm:
    """Dependency: the form of this request. Answers 422 `invalid_input`."""
    try:
        text = (await request.body()).decode()
        parsed = parse_qs(text, keep_blank_values=True, strict_parsing=bool(text), max_num_fields=20)
    except ValueError:
        raise ProblemError(422, "invalid_input", "a form is wanted") from None
    return PostedForm({name: values[0] for name, values in parsed.items()})


FormDep = Annotated[PostedForm, Depends(current_form)]
