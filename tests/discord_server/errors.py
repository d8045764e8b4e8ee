"""What Discord answers when it refuses a request.

https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
"""

from tests.discord_server.payloads import Json

_KNOWN = {
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    30032: (400, "Maximum number of application commands reached (100)"),
    40060: (400, "Interaction has already been acknowledged."),
    40094: (400, "This interaction has reached its maximum of follow-up messages"),
    50001: (403, "Missing Access"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50013: (403, "Missing Permissions"),
    50027: (401, "Invalid Webhook Token"),
    50035: (400, "Invalid Form Body"),
    50109: (400, "The request body contains invalid JSON."),
}


class ApiError(Exception):
    """A refusal, by Discord's own code."""

    def __init__(self, code: int, errors: Json | None = None, *, status: int = 0) -> None:
        known_status, message = _KNOWN.get(code, (status, ""))
        self.code = code
        self.status = status or known_status
        self.payload: Json = {"message": message, "code": code}
        if errors is not None:
            self.payload["errors"] = errors
        super().__init__(f"{self.status} {self.payload}")


class PlainError(ApiError):
    """A refusal that has no code of its own, such as 401 and 404 of the web server itself."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(0, status=status)
        self.payload = {"message": f"{status}: {reason}", "code": 0}
