"""Named durable steps: the crash tests hand in something that ends the process at one of them."""

from collections.abc import Callable

Reached = Callable[[str], None]


def unwatched(_step: str) -> None:
    """Nothing happens at a step: production."""
