"""An app that judges a goal while its form is filled in: ``python examples/goal_form.py``, then POST to it.

curl -d '{"objective": "Become the shop people return to", "key_results": ["Launch an app"]}' localhost:8080
"""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import kr_lint

LINTER = kr_lint.Linter()
LARGEST = 100_000


def answer(form: dict[str, Any]) -> dict[str, Any]:
    """What to show beside each field of the form; an empty list where nothing is weak."""
    results = [str(text) for text in form.get("key_results", [])]
    return {
        "objective": [shown(found) for found in LINTER.lint(str(form.get("objective", "")), kind="objective")],
        "key_results": [[shown(found) for found in LINTER.lint(text)] for text in results],
    }


def shown(found: kr_lint.Diagnostic) -> dict[str, Any]:
    """One finding as the form needs it; start and end are code points of the field's text."""
    return {
        "severity": found.severity,
        "start": found.span.start,
        "end": found.span.end,
        "message": found.message,
        "hint": found.hint,
        "better": [rewrite.text for rewrite in found.rewrites],
    }


class Handler(BaseHTTPRequestHandler):
    """Takes a form as JSON and answers with findings as JSON."""

    def do_POST(self) -> None:
        """Judge one form."""
        try:
            form = json.loads(self.rfile.read(min(int(self.headers["Content-Length"]), LARGEST)))
            body, status = json.dumps(answer(form), ensure_ascii=False).encode(), 200
        except (TypeError, ValueError, AttributeError):
            body, status = b'{"error": "a JSON object is needed"}', 400
        self.send_response(status)
        self.send_header("Content-Type", "application/json; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("localhost", 8080), Handler).serve_forever()
