"""A browser and a server for the tests that look at a site as its readers do."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

# As docs/hosting.md gives it to those who host a site.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; base-uri 'self'; form-action 'self'"
)


def executable() -> str | None:
    """A Chromium of the system."""
    names = [os.environ.get("FIRSTHAND_BROWSER", ""), "chromium", "chromium-browser", "google-chrome"]
    mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
    return next(
        (found for name in names if name and (found := shutil.which(name))), mac if Path(mac).exists() else None
    )


class _Strict(http.server.SimpleHTTPRequestHandler):
    """Serves a site as strictly as its host may."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


def serve(folder: Path) -> Iterator[str]:
    """The address of a folder, for as long as the generator lives."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Strict, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Watched:
    """A page of which everything that goes wrong is written down."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        page.on("console", lambda message: self.wrong.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("request", lambda request: self._foreign(request.url))

    def _foreign(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.wrong.append(f"asks for {url}")

    def open(self, path: str) -> Page:
        """Go to a page of the site, and wait until its scripts hear keys and clicks."""
        self.page.goto(self.address + path)
        if self.page.locator("script[src*='js/main.js']").count():
            self.page.wait_for_selector("html[data-fh-started]", state="attached")
        return self.page
