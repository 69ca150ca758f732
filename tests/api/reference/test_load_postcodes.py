"""`ips-matcher reference load-postcodes`: the official layouts, and files that are not one."""

import errno
import json
import os
import struct
import zipfile
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from api.reference import postcode_files, postcodes, service
from api.settings import SettingsError
from matcher import reference
from matcher.normalise.places import locate, miles_between

# A street in Leeds in the layout of Code-Point Open.
LEEDS = '"LS1 1AZ",10,428811,433420,"E92000001","","","","E08000035","E05011393"\r\n'
UNLOCATED = '"LS1 1ZZ",90,0,0,"","","","","",""\r\n'
HEADINGS = "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\r\nPostcode,Positional_quality_indicator,Eastings\r\n"
ONS = (
    "pcd,pcd2,pcds,dointr,doterm,oseast1m,osnrth1m,lat,long\n"
    '"BT1 5GS","BT1  5GS","BT1 5GS",198001,,333000,374000,54.596,-5.931\n'
    '"JE2 3AB","JE2  3AB","JE2 3AB",198001,,,,99.999999,0.000000\n'
    '"LS9 7TF","LS9  7TF","LS9 7TF",198001,200001,432000,433000,53.806869,-1.520359\n'
)


@pytest.fixture
def use(home):
    """Hands the loaded tables to the matcher for one test."""
    yield lambda: service.hand_over(home)
    reference.use(None)


@pytest.fixture
def files(zipped, written):
    """Writes files: `files.zip({name: text})`, `files.plain(name, content)`."""
    return SimpleNamespace(zip=zipped, plain=written)


def files_in(home):
    return sorted(file.name for file in home.rglob("*") if file.is_file())


def test_code_point_open_is_loaded_and_used(run, zipped, use):
    file = zipped({"Doc/Headers.csv": HEADINGS, "Data/CSV/ls.csv": LEEDS + UNLOCATED})

    answer = run("load-postcodes", file)

    assert answer.exit_code == 0
    assert (
        "Loaded 1 postcodes from codepo_gb.zip. Left out: 1 without coordinates." in answer.output
    )
    use()
    point = locate("LS1 1AZ")
    assert point.precision == "postcode"
    assert miles_between(point.latitude, point.longitude, 53.7963, -1.5641) < 0.01


def test_every_file_of_code_point_open_is_read(run, zipped):
    file = zipped({"Data/CSV/ls.csv": LEEDS, "Data/CSV/b.csv": LEEDS.replace("LS1 1AZ", "B1  1AA")})

    assert json.loads(run("load-postcodes", file, "--json").output)["rows"] == 2


def test_the_ons_file_is_loaded_with_northern_ireland_and_without_what_it_does_not_place(
    run, zipped, use
):
    file = zipped(
        {
            "Data/ONSPD_FEB_2026_UK.csv": ONS,
            "Data/multi_csv/ONSPD_FEB_2026_UK_BT.csv": ONS,
            "Documents/Country names.csv": "CTRY12CD,CTRY12NM\nE92000001,England\n",
        },
        "ONSPD_FEB_2026.zip",
    )

    note = json.loads(run("load-postcodes", file, "--json").output)

    assert (note["rows"], note["left_out"]) == (2, {"without coordinates": 1})
    use()
    assert locate("BT1 5GS").latitude == 54.596


@pytest.mark.parametrize(
    "text",
    [
        "pcds,lat,long\nLS9 7TF,53.8,-1.5\n",
        "\ufeffPostcode,Latitude,Longitude\nls97tf,53.8,-1.5\n",
        "pcd7,pcd8,pcds,east1m,north1m\nLS9 7TF,LS9  7TF,LS9 7TF,433000,433000\n",
        "postcode,eastings,northings\nLS9 7TF,433000,433000\n",
        LEEDS,
    ],
)
def test_a_csv_file_by_itself_is_loaded(run, written, text):
    note = json.loads(run("load-postcodes", written("postcodes.csv", text), "--json").output)

    assert note["rows"] == 1


def test_rows_that_cannot_be_used_are_counted_by_reason(run, written):
    rows = ["pcds,lat,long", "LS9 7TF,53.8,-1.5", "LS9 7TF,53.9,-1.5", "LS9 7TG,53.8,-1.5",
            "LS9 7TH,53.8,-1.5", "LS9 7TJ,nan,-1.5", "LS9 7TL,40.7,-74.0", "nonsense,53.8,-1.5",
            "LS9 7TN,53.8,-1.5", ""]  # fmt: skip

    note = json.loads(run("load-postcodes", written("p.csv", "\n".join(rows)), "--json").output)

    assert note["rows"] == 4
    assert note["left_out"] == {
        "without coordinates": 1, "outside the British Isles": 1, "not a postcode": 1,
        "given twice": 1,
    }  # fmt: skip


def cut(zip_file):
    whole = zip_file.read_bytes()
    zip_file.write_bytes(whole[: len(whole) // 2])
    return zip_file


def scrambled(zip_file):
    """The same zip file with its packed bytes changed."""
    whole = bytearray(zip_file.read_bytes())
    at = whole.index(b"ls.csv") + 20
    whole[at : at + 8] = bytes(8)
    zip_file.write_bytes(whole)
    return zip_file


def locked(zip_file):
    """The same zip file, marked as locked with a password."""
    whole = bytearray(zip_file.read_bytes())
    whole[6] |= 1
    at = whole.index(b"PK\x01\x02") + 8
    whole[at] |= 1
    zip_file.write_bytes(whole)
    return zip_file


def pointing_before_its_start(zip_file):
    whole = bytearray(zip_file.read_bytes())
    at = whole.index(b"PK\x05\x06") + 16
    whole[at : at + 4] = struct.pack("<I", 100_000)
    zip_file.write_bytes(whole)
    return zip_file


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda f: f.zip({"Data/CSV/ls.csv": "name,town\nx,y\n"}), "holds no CSV file"),
        (lambda f: f.zip({"codepo_gb.gpkg": "SQLite format 3"}), "the CSV version"),
        (lambda f: f.zip({}), "holds no CSV file"),
        (lambda f: cut(f.zip({"Data/CSV/ls.csv": LEEDS * 99})), "download it again"),
        (lambda f: scrambled(f.zip({"Data/CSV/ls.csv": LEEDS * 99})), "download it again"),
        (lambda f: pointing_before_its_start(f.zip({"Data/ls.csv": LEEDS})), "download it again"),
        (lambda f: locked(f.zip({"Data/CSV/ls.csv": LEEDS})), "password"),
        (lambda f: f.plain("empty.zip", ""), "is empty"),
        (lambda f: f.plain("page.zip", "<html>Sign in</html>"), "is no zip file"),
        (lambda f: f.plain("towns.csv", "town,lat,long\nLeeds,53.8,-1.5\n"), "is no zip file"),
        (lambda f: f.plain("noise.csv", b"\0\1\2" * 1000), "is no zip file"),
        (lambda f: f.plain("heads.csv", "pcds,lat,long\n"), "of 0 rows, none can be used"),
        (
            lambda f: f.plain("p.csv", "pcds,lat,long\nx,1,1\nLS9 7TF,53,-1\ny,1,1\n"),
            "2 not a postc",
        ),
        (lambda f: f.plain("p.csv", "pcds,lat,long\n" + "9" * 30_000), "is not made of lines"),
    ],
)
def test_what_is_no_file_of_postcodes_is_refused_and_nothing_is_written(
    run, home, files, make, says
):
    answer = run("load-postcodes", make(files))

    assert answer.exit_code == 2
    assert says in " ".join(answer.output.split())
    assert files_in(home) == []


def test_a_file_that_is_not_there_is_refused(run, tmp_path):
    assert run("load-postcodes", tmp_path / "nope.zip").exit_code == 2
    assert run("load-postcodes", tmp_path).exit_code == 2


def test_a_zip_file_that_would_unpack_to_far_too_much_is_refused(run, home, zipped, monkeypatch):
    monkeypatch.setattr(postcode_files, "MOST_UNPACKED", 1000)

    answer = run("load-postcodes", zipped({"Data/CSV/ls.csv": LEEDS * 100}))

    assert answer.exit_code == 2
    assert "would unpack to more than" in answer.output
    assert files_in(home) == []


def test_a_zip_file_that_lies_about_its_size_is_refused(run, home, zipped):
    file = zipped({"Data/CSV/ls.csv": LEEDS * 100})
    whole = bytearray(file.read_bytes())
    at = whole.index(b"PK\x01\x02")
    whole[at + 24 : at + 28] = struct.pack("<I", 100)
    file.write_bytes(whole)

    assert run("load-postcodes", file).exit_code == 2
    assert files_in(home) == []


def test_more_rows_than_there_are_postcodes_are_refused(run, home, written, monkeypatch):
    monkeypatch.setattr(postcodes, "MOST_ROWS", 2)

    answer = run("load-postcodes", written("p.csv", "pcds,lat,long\n" + "LS9 7TF,53,-1\n" * 3))

    assert answer.exit_code == 2
    assert files_in(home) == []


def test_a_refused_file_leaves_what_was_loaded_before(run, home, written):
    run("load-postcodes", written("good.csv", "pcds,lat,long\nLS9 7TF,53.8,-1.5\n"))
    before = [file.read_bytes() for file in sorted((home / "reference").iterdir())]

    run("load-postcodes", written("bad.csv", "pcds,lat,long\n"))

    assert [file.read_bytes() for file in sorted((home / "reference").iterdir())] == before


def test_a_home_that_cannot_be_written_to_is_told(run, home, written):
    home.write_text("a file, not a folder")

    answer = run("load-postcodes", written("p.csv", "pcds,lat,long\nLS9 7TF,53.8,-1.5\n"))

    assert answer.exit_code == 2
    assert "Traceback" not in answer.output


def test_a_broken_table_stops_the_start_and_says_how_to_mend_it(run, home, written):
    run("load-postcodes", written("p.csv", "pcds,lat,long\nLS9 7TF,53.8,-1.5\n"))
    (home / "reference" / "postcodes.npy").write_bytes(b"broken")

    with pytest.raises(SettingsError, match="reference forget postcodes"):
        service.hand_over(home)

    assert run("forget", "postcodes").exit_code == 0
    service.hand_over(home)
    reference.use(None)


def test_the_table_is_mapped_and_small(run, home, zipped):
    run("load-postcodes", zipped({"Data/CSV/ls.csv": LEEDS}))

    units = np.load(home / "reference" / "postcodes.npy", mmap_mode="r")

    assert (units.dtype, units.shape) == (np.int32, (3, 1))


def test_the_zip_file_itself_is_left_as_it_was(run, zipped):
    file = zipped({"Data/CSV/ls.csv": LEEDS})
    before = file.read_bytes()

    run("load-postcodes", file)

    assert file.read_bytes() == before
    assert zipfile.is_zipfile(file)


FOUR = "pcds,lat,long\n" + "".join(f"LS9 7T{letter},53.8,-1.5\n" for letter in "FGHJ")
ONE = "pcds,lat,long\nLS9 7TF,53.8,-1.5\n"


def test_far_fewer_postcodes_replace_the_loaded_ones_only_when_that_is_said(run, written):
    run("load-postcodes", written("all.csv", FOUR))

    refused = run("load-postcodes", written("few.csv", ONE))

    assert refused.exit_code == 2
    assert "4 are loaded already" in " ".join(refused.output.split())
    assert json.loads(run("list", "--json").output)[0]["rows"] == 4
    assert run("load-postcodes", written("few.csv", ONE), "--replace-larger").exit_code == 0
    assert json.loads(run("list", "--json").output)[0]["rows"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("command", ["load-postcodes", "load-occupations"])
def test_a_pipe_is_refused_rather_than_waited_for(run, tmp_path, command):
    os.mkfifo(tmp_path / "pipe")

    answer = run(command, tmp_path / "pipe")

    assert answer.exit_code == 2
    assert "no file but" in " ".join(answer.output.split())


def test_a_full_disk_is_told_of_the_table_and_leaves_what_was_there(
    run, home, written, monkeypatch
):
    run("load-postcodes", written("p.csv", ONE))
    before = {file.name: file.read_bytes() for file in (home / "reference").iterdir()}
    real, calls = os.fsync, []

    def full(handle):
        calls.append(handle)
        if len(calls) == 2:  # the table is written, its note no more
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    answer = run("load-postcodes", written("q.csv", FOUR))

    said = "".join(answer.output.split())
    assert answer.exit_code == 2
    assert "reference/postcodes.json:Nospaceleft" in said
    assert {file.name: file.read_bytes() for file in (home / "reference").iterdir()} == before


def test_what_a_killed_load_left_is_removed_by_the_next(run, home, written):
    (home / "reference").mkdir(parents=True)
    (home / "reference" / ".postcodes.npy.k1ll3d").write_bytes(b"half")

    run("load-postcodes", written("p.csv", ONE))

    assert files_in(home) == ["postcodes.json", "postcodes.npy"]


@pytest.mark.skipif(os.name != "posix", reason="no permissions of this kind here")
def test_another_user_may_read_what_was_loaded(run, home, written):
    (home / "reference").mkdir(mode=0o700, parents=True)

    run("load-postcodes", written("p.csv", ONE))

    assert (home / "reference").stat().st_mode & 0o777 == 0o755
    assert {file.stat().st_mode & 0o777 for file in (home / "reference").iterdir()} == {0o644}


@pytest.mark.parametrize("words", [("list",), ("forget", "postcodes")])
def test_a_home_that_may_not_be_read_is_told(run, monkeypatch, words):
    def denied(_):
        raise PermissionError(errno.EACCES, "Permission denied", "reference/postcodes.npy")

    monkeypatch.setattr(Path, "is_file", denied)
    answer = run(*words)

    assert answer.exit_code == 2
    assert "reference/postcodes.npy: Permission denied" in " ".join(answer.output.split())


def test_a_table_that_may_not_be_read_stops_the_start(home, monkeypatch):
    def denied(_):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "is_file", denied)
    with pytest.raises(SettingsError, match="Permission denied"):
        service.hand_over(home)


@pytest.mark.parametrize(
    "note",
    [
        '{"name": "postcodes", "rows": 7, "loaded": "2026-01-01T00:00:00Z"}',
        '{"name": "postcodes", "rows": -1}',
        '{"name": "occupations", "rows": 1, "loaded": "2026-01-01T00:00:00Z"}',
    ],
)
def test_a_note_that_does_not_fit_its_table_is_ignored(run, home, written, note):
    run("load-postcodes", written("p.csv", ONE))
    (home / "reference" / "postcodes.json").write_text(note)

    said = " ".join(run("list").output.split())

    assert "is lost or does not fit" in said
    assert "not known" in said


@pytest.mark.parametrize(
    "content",
    [
        b"code,title,qualifier\n5314,Roof\xff,\n",
        b"code,title,qualifier\n5314," + b"x" * 200_000 + b",\n",
        b"code,title,qualifier\n5314\n",
        b"",
    ],
)
def test_a_broken_index_stops_the_start_and_says_how_to_mend_it(home, content):
    (home / "reference").mkdir(parents=True)
    (home / "reference" / "occupations.csv").write_bytes(content)

    with pytest.raises(SettingsError, match="Load them again"):
        service.hand_over(home)
