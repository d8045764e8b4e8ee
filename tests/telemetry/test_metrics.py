import re

from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

import bot
from bot.telemetry.metrics import PREFIX, Metrics


def test_names_follow_the_conventions() -> None:
    families = [each for each in Metrics().registry.collect() if each.name.startswith(PREFIX)]
    assert len(families) > 20
    for family in families:
        assert re.fullmatch(r"[a-z_]+", family.name)
        assert family.documentation
        if family.type == "histogram":
            assert family.name.endswith("_seconds")
        if "second" in family.name:
            assert family.name.endswith("_seconds")


def test_bots_count_for_themselves() -> None:
    one, another = Metrics(), Metrics()
    one.failures.labels("command").inc()
    name = f"{PREFIX}_failures_total"
    assert one.registry.get_sample_value(name, {"way": "command"}) == 1
    assert another.registry.get_sample_value(name, {"way": "command"}) is None


def test_written_form_has_the_version_and_the_process_and_no_clutter() -> None:
    written = generate_latest(Metrics().registry).decode()
    names = {
        sample.name
        for family in text_string_to_metric_families(written)
        for sample in family.samples
    }
    assert f'{PREFIX}_info{{version="{bot.__version__}"}} 1.0' in written
    assert {"process_resident_memory_bytes", "process_open_fds", "python_info"} <= names
    assert not [name for name in names if name.endswith("_created")]
