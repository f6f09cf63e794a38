"""The folders that travel with the program are found in every layout."""

from pathlib import Path

import pytest

from factcheck.errors import IncompleteError
from factcheck.resources import FOLDERS, folder


@pytest.mark.parametrize("name", FOLDERS)
def test_a_wheel_keeps_its_folders_inside_the_package(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "site-packages" / "factcheck" / "_data" / name
    inside.mkdir(parents=True)
    (tmp_path / "site-packages" / name).mkdir()
    assert folder(name, tmp_path / "site-packages" / "factcheck") == inside


@pytest.mark.parametrize("name", FOLDERS)
def test_a_checkout_keeps_them_beside_the_package(tmp_path: Path, name: str) -> None:
    (tmp_path / "factcheck").mkdir()
    (tmp_path / name).mkdir()
    assert folder(name, tmp_path / "factcheck") == tmp_path / name


def test_this_very_tree_has_the_templates() -> None:
    assert (folder("templates") / "report.html.j2").is_file()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(IncompleteError, match="'seeds'"):
        folder("seeds", tmp_path / "factcheck")
