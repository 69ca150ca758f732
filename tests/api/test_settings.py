from pathlib import Path

import pytest

from api.settings import SettingsError, load_settings


def test_with_nothing_set_the_database_is_a_file_in_the_home_folder():
    settings = load_settings({})
    assert settings.home == Path("~/.local/share/ips-matcher").expanduser().resolve()
    assert settings.database_url == f"sqlite:///{settings.home}/ips-matcher.db"


def test_the_database_moves_with_the_home_folder(tmp_path):
    assert load_settings({"IPS_HOME": str(tmp_path)}).database_url == (
        f"sqlite:///{tmp_path}/ips-matcher.db"
    )


@pytest.mark.parametrize("start", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_spelling_of_postgresql_is_psycopg_3(start):
    settings = load_settings({"DATABASE_URL": f"{start}://me:p%40ss@db:5432/ips"})
    assert settings.database_url == "postgresql+psycopg://me:p%40ss@db:5432/ips"


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("IPS_SESSION_HOURS", "soon", "IPS_SESSION_HOURS must be a valid number"),
        ("IPS_SESSION_HOURS", "0", "IPS_SESSION_HOURS must be greater than 0"),
        ("IPS_SESSION_HOURS", "inf", "IPS_SESSION_HOURS"),
        ("IPS_LOAD_SAMPLES", "maybe", "IPS_LOAD_SAMPLES must be a valid boolean"),
        ("IPS_SECURE_COOKIES", "", "IPS_SECURE_COOKIES must be a valid boolean"),
        ("IPS_LOG_LEVEL", "loud", "IPS_LOG_LEVEL must be 'debug', 'info', 'warning' or 'error'"),
        ("IPS_MAX_UPLOAD_MB", "1.5", "IPS_MAX_UPLOAD_MB must be a valid integer"),
        ("DATABASE_URL", "", "not be empty"),
        ("DATABASE_URL", "nonsense", "must look like postgresql://"),
        ("DATABASE_URL", "mysql://db/ips", "not mysql://"),
        ("DATABASE_URL", "sqlite://", "must name a file"),
        ("DATABASE_URL", "sqlite:///:memory:", "must name a file"),
    ],
)
def test_a_bad_value_stops_the_start_and_says_how_to_mend_it(name, value, says):
    with pytest.raises(SettingsError, match=says):
        load_settings({name: value})


def test_a_name_that_nothing_reads_stops_the_start():
    with pytest.raises(SettingsError, match="IPS_SESION_HOURS is not a setting"):
        load_settings({"IPS_SESION_HOURS": "8"})


def test_a_setting_in_small_letters_is_not_passed_over():
    with pytest.raises(SettingsError, match="ips_home is not a setting"):
        load_settings({"ips_home": "/srv"})


def test_the_environment_is_what_is_read(monkeypatch):
    monkeypatch.setenv("IPS_MAX_UPLOAD_MB", "7")
    assert load_settings().max_upload_bytes == 7_000_000


def test_a_bad_value_in_the_environment_is_named_as_well(monkeypatch):
    monkeypatch.setenv("IPS_MAX_UPLOAD_MB", "lots")
    with pytest.raises(SettingsError, match="IPS_MAX_UPLOAD_MB must be a valid integer"):
        load_settings()


def test_a_wrong_database_address_never_shows_its_password():
    with pytest.raises(SettingsError) as refused:
        load_settings({"DATABASE_URL": "mysql://me:topsecret@db/ips"})
    assert "topsecret" not in str(refused.value)


def test_settings_never_show_the_database_password():
    settings = load_settings({"DATABASE_URL": "postgresql://me:topsecret@db/ips"})
    assert "topsecret" not in repr(settings)
