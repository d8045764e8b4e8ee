"""Collects what is wrong with a request, in the form that Discord reports it.

https://docs.discord.com/developers/reference#error-messages
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tests.discord_server.errors import ApiError
from tests.discord_server.payloads import Json

INVALID_FORM, EMPTY_MESSAGE = 50035, 50006


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, by which code, and in words.

    `api_code` is what the whole answer gets; few problems have another than “invalid form body”.
    """

    path: tuple[str | int, ...]
    code: str
    message: str
    api_code: int = INVALID_FORM


class Checker:
    """Looks at values in one place of a request; those made by `at` report to the same list."""

    def __init__(
        self, path: tuple[str | int, ...] = (), problems: list[Problem] | None = None
    ) -> None:
        self.path = path
        self.problems: list[Problem] = [] if problems is None else problems

    def at(self, *path: str | int) -> "Checker":
        """Look further in."""
        return Checker(self.path + path, self.problems)

    def fail(self, code: str, message: str, api_code: int = INVALID_FORM) -> None:
        self.problems.append(Problem(self.path, code, message, api_code))

    def text(self, value: object, low: int, high: int) -> None:
        """Hold a text to its lengths; None is left out, which only `low` 0 allows."""
        if value is None:
            if low:
                self.fail("BASE_TYPE_REQUIRED", "This field is required")
        elif not isinstance(value, str):
            self.fail("STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
        else:
            self.length(len(value), low, high)

    def length(self, length: int, low: int, high: int) -> None:
        """Hold a length, of a text or of a list, to its bounds."""
        if low <= length <= high:
            return
        if low:
            self.fail("BASE_TYPE_BAD_LENGTH", f"Must be between {low} and {high} in length.")
        else:
            self.fail("BASE_TYPE_MAX_LENGTH", f"Must be {high} or fewer in length.")

    def number(self, value: object, low: int, high: int) -> None:
        """Hold a number to its bounds; None is left out."""
        if value is None:
            return
        if not isinstance(value, int) or isinstance(value, bool):
            self.fail("NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
        elif value < low:
            self.fail("NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        elif value > high:
            self.fail("NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")

    def choice(self, value: object, allowed: Collection[int]) -> None:
        if value not in allowed:
            self.fail("BASE_TYPE_CHOICES", f"Value must be one of {set(allowed)}.")


def tree(problems: Iterable[Problem]) -> Json:
    """Nest problems by their paths."""
    root: Json = {}
    for problem in problems:
        node = root
        for part in problem.path:
            node = node.setdefault(str(part), {})
        errors = node.setdefault("_errors", [])
        errors.append({"code": problem.code, "message": problem.message})
    return root


def refuse(problems: list[Problem], *under: str) -> None:
    """Refuse a request that has problems; `under` is where in it they were looked for."""
    if not problems:
        return
    for problem in problems:
        if problem.api_code != INVALID_FORM:
            raise ApiError(problem.api_code)
    moved = [Problem((*under, *each.path), each.code, each.message) for each in problems]
    raise ApiError(INVALID_FORM, tree(moved))
