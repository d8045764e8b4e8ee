from pydantic import SecretStr

from bot.doctor.findings import error
from bot.doctor.secrets import secrets_of, without
from bot.settings import Settings
from tests.doctor.patients import SECRET, TOKEN


def test_whatever_is_said_no_secret_is_in_it() -> None:
    settings = Settings(
        discord_token=SecretStr(TOKEN),
        database_url=SecretStr("postgresql://bot:p%40ssword@db/bot"),
        discord_api_url=f"http://ada:{SECRET}-2@proxy/api",
    )
    secrets = secrets_of(settings)
    said = error("all", f"{TOKEN} p@ssword p%40ssword", f"{SECRET}-2")
    assert without(secrets, said) == error("all", "… … …", "…")


def test_what_is_too_short_to_be_one_stays() -> None:
    settings = Settings(database_url=SecretStr("postgresql://bot:bot@db/bot"))
    said = error("database", "the bot's database")
    assert without(secrets_of(settings), said) == said
