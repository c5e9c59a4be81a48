"""The examples run, and their jobs call commands that exist."""

from __future__ import annotations

import json
import runpy
import shlex
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml

Run = Callable[..., "subprocess.CompletedProcess[str]"]

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def test_the_app_answers_a_form() -> None:
    app = runpy.run_path(str(EXAMPLES / "goal_form.py"))
    app["Handler"].log_message = lambda *_: None
    server = ThreadingHTTPServer(("localhost", 0), app["Handler"])
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://localhost:{server.server_port}"
    form = {
        "objective": "Клиенттер қайтып келетін дүкен болу",
        "key_results": ["Контент-платформаны іске қосу", "NPS: 20 → 50"],
    }
    try:
        with urllib.request.urlopen(address, json.dumps(form).encode()) as reply:
            found = json.load(reply)
        task, sound = found["key_results"]
        assert (found["objective"], sound) == ([], [])
        assert "error" in [one["severity"] for one in task]
        for one in task:
            assert form["key_results"][0][one["start"] : one["end"]] in one["message"]
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(address, b"[]")
        assert caught.value.code == 400
    finally:
        server.shutdown()
        server.server_close()


def test_the_script_reviews_a_folder() -> None:
    done = subprocess.run(
        [sys.executable, "examples/quarter_review.py"], capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    lines = done.stdout.splitlines()
    plans = [path for path in (ROOT / "corpus" / "plans").iterdir() if ".expected" not in path.name]
    assert lines[0].startswith(f"{len(plans)} files, ")
    assert "corpus/plans" in lines[1]
    assert lines[4].split()[0].isdigit()


def commands(path: Path) -> list[str]:
    job = yaml.safe_load(path.read_text("utf-8"))
    lines = (
        [step["run"] for step in job["jobs"]["kr-lint"]["steps"] if "run" in step]
        if "jobs" in job
        else job["okr"]["script"]
    )
    return [line for line in lines if line.startswith("kr-lint")]


@pytest.mark.parametrize("path", sorted((EXAMPLES / "ci").iterdir()), ids=lambda path: path.name)
def test_the_jobs_run(run: Run, plans: Path, path: Path) -> None:
    *reports, verdict = commands(path)
    assert reports
    for line in reports:
        done = run(*shlex.split(line.partition(" >> ")[0])[1:])
        assert (done.returncode, done.stderr) == (0, "")
    assert run(*shlex.split(verdict)[1:]).returncode == 1
