"""Where people live: the hooks, the action and the examples are valid, and what they run, runs."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from factcheck import plugins, readers, reports
from factcheck.cli import app
from factcheck.gate import ExitCode

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def examples(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def example(words: str) -> Any:
    """The one YAML example that holds these words."""
    (text,) = (text for text in examples("yaml") if words in text)
    return yaml.safe_load(text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two pages that contradict each other."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "plans.md").write_text("# Plans\n\nThe Team plan keeps logs for 30 days.\n")
    (tmp_path / "docs" / "prices.md").write_text("# Prices\n\nThe Team plan keeps logs for 14 days.\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> tuple[int, str]:
    """A command line of an example, in this process."""
    program, *arguments = shlex.split(command)
    assert program == "factcheck"
    result = CliRunner().invoke(app, arguments)
    return result.exit_code, result.stdout


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=Ida", "-c", "user.email=ida@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def test_the_page_names_every_format_and_no_other() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE)) == sorted(plugins.names(reports))


def test_the_command_of_the_page_writes_its_reports(project: Path) -> None:
    code, _ = run(examples("sh")[0])
    assert code == ExitCode.FINDINGS
    assert {path.name for path in project.iterdir()} == {
        "docs", "factcheck-report.html", "factcheck.sarif", "factcheck.xml",
    }  # fmt: skip


def test_annotations_alone_stand_on_standard_output(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project / "summary.md"))
    code, output = run(examples("sh")[1])
    assert code == ExitCode.FINDINGS
    assert re.fullmatch(r"(::error file=docs/\w+\.md,.*\n)+factcheck: .*\n", output)
    assert "14 days" in (project / "summary.md").read_text("utf-8")


def test_hooks_see_the_whole_folder() -> None:
    assert [hook["id"] for hook in HOOKS] == ["factcheck", "factcheck-changes"]
    for hook in HOOKS:
        assert set(hook) == {
            "id", "name", "description", "entry", "args", "language", "pass_filenames", "require_serial", "files",
        }  # fmt: skip
        assert hook["pass_filenames"] is False
        assert [suffix for suffix in readers.suffixes() if not re.search(hook["files"], f"a{suffix}")] == []
    used = example("repos:")["repos"][0]["hooks"][0]
    assert used["id"] == HOOKS[0]["id"]


def test_the_hook_fails_on_a_contradiction_and_leaves_nothing_behind(project: Path) -> None:
    code, output = run(f"{HOOKS[0]['entry']} {shlex.join(HOOKS[0]['args'])}")
    assert code == ExitCode.FINDINGS
    assert "docs/plans.md:3:1" in output
    assert [path.name for path in project.iterdir()] == ["docs"]


def test_the_hook_for_changes_shows_what_the_commit_contradicts(project: Path) -> None:
    git("init", "-q")
    git("add", "docs")
    git("commit", "-q", "-m", "Begin")
    command = f"{HOOKS[1]['entry']} {shlex.join(HOOKS[1]['args'])}"
    assert run(command)[0] == ExitCode.CLEAN
    (project / "docs" / "prices.md").write_text("# Prices\n\nThe Team plan keeps logs for 7 days.\n")
    git("add", "docs")
    code, output = run(command)
    assert code == ExitCode.FINDINGS
    assert "7 days" in output


def test_the_example_for_gitlab_writes_the_reports_that_it_declares(project: Path) -> None:
    job = example("image: python")["factcheck"]
    install, command = job["script"]
    assert install.startswith("pip install ")
    code, _ = run(command)
    assert code == ExitCode.FINDINGS
    declared = [*job["artifacts"]["paths"], *job["artifacts"]["reports"].values()]
    assert all((project / name).is_file() for name in declared)
    assert job["artifacts"]["when"] == "always"
    assert json.loads((project / job["artifacts"]["reports"]["codequality"]).read_bytes())


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(step for step in ACTION["runs"]["steps"] if step.get("name") == name)
    return found


def checked_by_action(folder: Path, inputs: Mapping[str, str]) -> list[str]:
    """The arguments that the action gives to the command, for these inputs."""
    shim = folder / "bin" / "factcheck"
    shim.parent.mkdir(exist_ok=True)
    shim.write_text('#!/bin/sh\nprintf "%s\\0" "$@" > "$SEEN"\nexit 1\n')
    shim.chmod(0o755)
    check = step("Check")
    given = {name: entry["default"] for name, entry in ACTION["inputs"].items()} | dict(inputs)
    environment = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: given[match[1]], text)
        for name, text in check["env"].items()
    }
    environment |= {"PATH": f"{shim.parent}:{os.environ['PATH']}", "SEEN": str(folder / "seen")}
    script = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]]
    assert subprocess.run(script, env=environment, check=False, cwd=folder).returncode == 1
    return (folder / "seen").read_text("utf-8").removesuffix("\0").split("\0")


def test_the_action_checks_everything_by_default(tmp_path: Path) -> None:
    assert checked_by_action(tmp_path, {}) == [
        "check", "--quiet", "-o", "github=-", "-o", "sarif=factcheck.sarif", "--", ".",
    ]  # fmt: skip


def test_inputs_of_the_action_are_arguments_and_never_commands(tmp_path: Path) -> None:
    inputs = {
        "paths": " docs \n\n$(touch owned)\n-x y\n",
        "corpora": "my corpora\n`touch owned`\n",
        "args": "--fail-on\nerror",
        "sarif-file": "a b; touch owned.sarif",
    }
    arguments = checked_by_action(tmp_path, inputs)
    assert arguments[3:6] == ["github=-", "-o", "sarif=a b; touch owned.sarif"]
    assert arguments[6:10] == ["--corpus", "my corpora", "--corpus", "`touch owned`"]
    assert arguments[10:] == ["--fail-on", "error", "--", "docs", "$(touch owned)", "-x y"]
    assert not (tmp_path / "owned").exists()


def test_no_script_of_the_action_holds_an_input() -> None:
    assert not any("${{" in step.get("run", "") for step in ACTION["runs"]["steps"])
    assert "${{ inputs.sarif-file }}" in step("Hand over to code scanning")["with"]["sarif_file"]


def test_the_example_of_the_action_knows_its_inputs(project: Path) -> None:
    job = example("your-organisation/factcheck@")["jobs"]["factcheck"]
    given = job["steps"][1]["with"]
    assert set(given) <= set(ACTION["inputs"])
    arguments = checked_by_action(project, given | {"corpora": ""})
    (project / "README.md").write_text("The Team plan has a name.\n")
    code, output = run(shlex.join(["factcheck", *arguments]))
    assert code == ExitCode.FINDINGS
    assert output.startswith("::error ")
    assert json.loads((project / "factcheck.sarif").read_bytes())["version"] == "2.1.0"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("number", range(2))
def test_the_examples_for_pytest_fail_on_a_contradiction(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    names: dict[str, Any] = {}
    exec(compile(examples("python")[number], "docs/ci.md", "exec"), names)
    (test,) = (value for name, value in names.items() if name.startswith("test_"))
    with pytest.raises(AssertionError, match="14 days"):
        test()
