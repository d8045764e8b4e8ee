"""What the operator sets, and the only reader of the environment.

Import it where it is used, not at the top of a module: pydantic-settings takes longer to import
than a question takes to answer.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import parse_qs, unquote

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)
from typing_extensions import override

LogLevel = Annotated[
    Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], BeforeValidator(str.upper)
]
LogFormat = Annotated[Literal["auto", "json", "terminal"], BeforeValidator(str.lower)]
"""`auto`: for people where standard error is a terminal, else JSON."""


_SQLITE = "sqlite:///"
_POSTGRESQL = ("postgresql://", "postgres://")


def _web_address(url: str) -> str:
    if not url.startswith(("http://", "https://")):
        raise ValueError(f"`{url}` is no address, which begins with https:// or http://")
    return url.rstrip("/")


def _database_address(secret: SecretStr) -> SecretStr:
    url = secret.get_secret_value()
    if not url.startswith((_SQLITE, *_POSTGRESQL)) or url in {_SQLITE, *_POSTGRESQL}:
        raise ValueError(
            "it is the address of an SQLite file, such as sqlite:///data/bot.sqlite3, "
            "or of a PostgreSQL database, such as postgresql://bot:password@db.example.org/bot"
        )
    return secret


def _numbers(written: object) -> object:
    return written.replace(",", " ").split() if isinstance(written, str) else written


def _in_words(error: ErrorDetails) -> str:
    said = error["msg"].removeprefix("Value error, ")
    return f"{str(error['loc'][0]).upper()}: {said}" if error["loc"] else said


class Settings(BaseSettings):
    """Each field comes from the variable of its name in capitals.

    The first that is there counts: `NAME`, the file that `NAME_FILE` names, then the same two in
    `.env`. A value that cannot be used raises a `ValueError` that tells what is wrong with which.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,  # it may be the token
    )

    knowledge_dir: Path = Path("knowledge")
    discord_token: SecretStr | None = None
    discord_api_url: Annotated[str, AfterValidator(_web_address)] = "https://discord.com/api/v10"
    database_url: Annotated[SecretStr, AfterValidator(_database_address)] = SecretStr(
        "sqlite:///data/bot.sqlite3"
    )
    shard_ids: Annotated[tuple[int, ...], NoDecode, BeforeValidator(_numbers)] = ()
    shard_count: int | None = Field(None, ge=1)
    log_level: LogLevel = "INFO"
    log_format: LogFormat = "auto"
    http_host: str = "127.0.0.1"
    http_port: int = Field(8095, ge=0, le=65535)

    def __init__(self, **values: Any) -> None:  # noqa: ANN401 - as those of its base are
        """Read the settings; raises `ValueError` with a line on each that cannot be used."""
        try:
            super().__init__(**values)
        except ValidationError as error:
            raise ValueError("; ".join(map(_in_words, error.errors()))) from None

    @model_validator(mode="after")
    def _shards_are_counted(self) -> Self:
        if not all(0 <= shard < (self.shard_count or 0) for shard in self.shard_ids):
            raise ValueError("SHARD_IDS count from 0 and need a SHARD_COUNT above each of them")
        return self

    def secrets(self) -> list[str]:
        """Return what must not be shown: the token, and passwords in addresses."""
        token = self.discord_token.get_secret_value() if self.discord_token else ""
        urls = (self.database_url.get_secret_value(), self.discord_api_url)
        passwords = [url.partition("://")[2].rpartition("@")[0].partition(":")[2] for url in urls]
        passwords += parse_qs(urls[0].partition("?")[2]).get("password", [])
        return [each for each in {token.strip(), *passwords, *map(unquote, passwords)} if each]

    @override
    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        environment = EnvSettingsSource(settings_cls)
        dotenv = DotEnvSettingsSource(settings_cls)
        return (
            init_settings,
            environment,
            NamedFiles(settings_cls, environment.env_vars),
            dotenv,
            NamedFiles(settings_cls, dotenv.env_vars),
        )


class NamedFiles(PydanticBaseSettingsSource):
    """Takes a field from the file that `NAME_FILE` names, which is how containers get secrets."""

    def __init__(
        self, settings_cls: type[BaseSettings], variables: Mapping[str, str | None]
    ) -> None:
        super().__init__(settings_cls)
        self._variables = variables

    @override
    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        variable = f"{field_name}_file"
        path = self._variables.get(variable)
        if path is None:
            return None, field_name, False
        try:
            return Path(path).read_text(encoding="utf-8").strip(), field_name, False
        except (OSError, UnicodeDecodeError) as error:
            # Not where it is: somebody may have written the secret itself there.
            why = getattr(error, "strerror", None) or "it is not written in UTF-8"
            told = f"{variable.upper()}: the file that it names can't be read: {why}"
            raise SettingsError(told) from error

    @override
    def __call__(self) -> dict[str, Any]:
        fields = self.settings_cls.model_fields
        values = {name: self.get_field_value(field, name)[0] for name, field in fields.items()}
        return {name: value for name, value in values.items() if value is not None}
