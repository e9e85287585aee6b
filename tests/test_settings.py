"""The settings: their defaults, the environment, and that the documentation lists each of them."""

from pathlib import Path

import pytest

from components.settings import SETTINGS, SettingError, load_settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def no_environment(monkeypatch):
    for setting in SETTINGS.values():
        monkeypatch.delenv(setting.variable, raising=False)


def test_the_documentation_has_exactly_the_settings_there_are():
    lines = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line.startswith("| `")]
    assert listed == [f"| `{s.variable}` | `{s.default}` | {s.meaning} |" for s in SETTINGS.values()]


def test_without_an_environment_the_defaults_hold():
    settings = load_settings()
    assert {name: str(getattr(settings, name)) for name in SETTINGS} == {n: s.default for n, s in SETTINGS.items()}


@pytest.mark.parametrize("name", ["store", "corpus", "pipeline", "knowledge", "base_map"])
def test_the_environment_goes_before_the_default(monkeypatch, name):
    monkeypatch.setenv(SETTINGS[name].variable, "elsewhere")
    assert str(getattr(load_settings(), name)) == "elsewhere"


def test_a_word_that_is_neither_yes_nor_no_is_named(monkeypatch):
    monkeypatch.setenv("BORDERLINES_FOLDERS", "perhaps")
    with pytest.raises(SettingError, match="BORDERLINES_FOLDERS='perhaps': say yes or no"):
        load_settings()


@pytest.mark.parametrize("workers", ["-1", "two", "1.5", "²"])
def test_a_number_of_workers_that_is_none_is_named(monkeypatch, workers):
    monkeypatch.setenv("BORDERLINES_WORKERS", workers)
    with pytest.raises(SettingError, match=r"BORDERLINES_WORKERS=.*: give a whole number"):
        load_settings()


@pytest.mark.parametrize("value", ["", "shared", "/mnt/shared/of us@work", "s3://news-desk", "s3://news.desk/a/b/"])
def test_segments_are_shared_in_a_folder_or_a_bucket(monkeypatch, value):
    monkeypatch.setenv("BORDERLINES_SEGMENTS", value)
    assert load_settings().segments == value


@pytest.mark.parametrize(
    "value", ["s3://KEY:pass/w0rd@bucket", "s3:bucket", "s3://", "https://example.org/x", "S3://news"]
)
def test_credentials_and_what_is_no_place_are_refused_and_not_shown(monkeypatch, value):
    monkeypatch.setenv("BORDERLINES_SEGMENTS", value)
    with pytest.raises(SettingError, match=r"BORDERLINES_SEGMENTS=.*: give a folder or s3://BUCKET/PREFIX") as refused:
        load_settings()
    assert "w0rd" not in str(refused.value)


@pytest.mark.parametrize("value", ["minio.example.org", "http://127.0.0.1:9000", "https://[::1]:9000/"])
def test_an_endpoint_is_the_address_of_a_server(monkeypatch, value):
    monkeypatch.setenv("BORDERLINES_S3_ENDPOINT", value)
    assert load_settings().s3_endpoint == value


@pytest.mark.parametrize("value", ["ftp://example.org", "https://me:SECRET@example.org", "example.org/bucket"])
def test_an_endpoint_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("BORDERLINES_S3_ENDPOINT", value)
    with pytest.raises(SettingError, match=r"BORDERLINES_S3_ENDPOINT=.*: give the address of a server") as refused:
        load_settings()
    assert "SECRET" not in str(refused.value)
