"""Reading the settings so that one which cannot be used doesn't keep the others from being read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)
from typing_extensions import override

from bot.settings import NamedFiles, Settings

ENV_FILE = ".env"
_SECRET = frozenset({"discord_token", "database_url"})
_OF_SHARDS = ("shard_ids", "shard_count")


@dataclass
class Given:
    """The settings as far as they can be used: those that can't are at their default.

    `unusable` says of each setting, or of `.env` as a whole, why; the variables have their names
    in small letters.
    """

    settings: Settings
    unusable: dict[str, str]
    environment: Mapping[str, str | None]
    dotenv: Mapping[str, str | None]


@dataclass
class _Sources:
    """What the settings were read from, and what failed."""

    broken: dict[str, str] = field(default_factory=dict)
    environment: Mapping[str, str | None] = field(default_factory=dict)
    dotenv: Mapping[str, str | None] = field(default_factory=dict)


def read_settings() -> Given:
    """Read all settings, whatever is wrong with some of them."""
    sources = _Sources()
    kind = _lenient(sources, ENV_FILE)
    unusable: dict[str, str] = {}
    defaults: dict[str, Any] = {}
    while True:
        try:
            settings = kind(**defaults)
        except (OSError, UnicodeDecodeError) as error:
            unusable[ENV_FILE] = _why(error)
            kind = _lenient(sources, None)
        except ValueError as error:
            found = _named_in(error)
            unusable |= {name: says for name, says in found.items() if name not in defaults}
            defaults |= {name: Settings.model_fields[name].get_default() for name in found}
        else:
            return Given(settings, unusable | sources.broken, sources.environment, sources.dotenv)


def _named_in(error: ValueError) -> dict[str, str]:
    """Return why each of the settings that an error is about can't be used."""
    found: dict[str, str] = {}
    for each in cast("ValidationError", error.__context__).errors():
        says = each["msg"].removeprefix("Value error, ")
        if each["loc"]:
            found[str(each["loc"][0])] = says
        else:  # the one thing that is checked of several together
            found |= dict.fromkeys(_OF_SHARDS, says)
    return found


def _lenient(sources: _Sources, env_file: str | None) -> type[Settings]:
    """Return settings that tell what they were read from, and don't mind files that are gone."""

    class Lenient(Settings):
        model_config = SettingsConfigDict(env_file=env_file)

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
            made = super().settings_customise_sources(
                settings_cls, init_settings, env_settings, dotenv_settings, file_secret_settings
            )
            for each in made:
                if isinstance(each, DotEnvSettingsSource):
                    sources.dotenv = each.env_vars
                elif isinstance(each, EnvSettingsSource):
                    sources.environment = each.env_vars
            return tuple(
                _FilesAsFarAsThere(settings_cls, each, sources.broken)
                if isinstance(each, NamedFiles)
                else each
                for each in made
            )

    return Lenient


class _FilesAsFarAsThere(PydanticBaseSettingsSource):
    """Takes what the named files say, and writes down which of them can't be read."""

    def __init__(
        self, settings_cls: type[BaseSettings], files: NamedFiles, broken: dict[str, str]
    ) -> None:
        super().__init__(settings_cls)
        self._files = files
        self._broken = broken

    @override
    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        try:
            return self._files.get_field_value(field, field_name)
        except SettingsError as error:
            is_secret = field_name in _SECRET  # whose value may stand where a path should
            told = _why(cast("OSError | UnicodeDecodeError", error.__cause__))
            path = "" if is_secret else f" {getattr(error.__cause__, 'filename', None) or ''}"
            self._broken[field_name] = (
                f"{field_name.upper()}_FILE names a file{path.rstrip()} that can't be read: {told}"
            )
            return None, field_name, False

    @override
    def __call__(self) -> dict[str, Any]:
        fields = self.settings_cls.model_fields
        values = {name: self.get_field_value(each, name)[0] for name, each in fields.items()}
        return {name: value for name, value in values.items() if value is not None}


def _why(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "it is not written in UTF-8"
