"""A PDF file in which drawings draw each other is opened in a process of its own first, which has little time and memory.

Two dozen forms that each draw the next one twice are a small file with billions of letters, and nothing stops the PDF
library once it has begun with a page. Most files hold no such forms and are not tried.
"""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import suppress

SECONDS = 60
"""Of processor time, for all pages."""
_PATIENCE = 5
"""So many times as long may pass on the clock, for machines that are busy."""
GIGABYTES = 4
"""Of memory that the process may ask for."""
_TOO_MUCH = 3
"""Exit code where that is not enough."""
_FAR = 1 << 16
"""Bytes before the kind of a form in which its dictionary must begin."""

# The dictionary of a stream always stands in the open; only what it refers to may be packed.
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_TYPE = re.compile(rb"/Type\s*/XObject\b")
_RESOURCES_ELSEWHERE = re.compile(rb"/Resources\s+\d")
# A name that is written in another way could hide a form.
_ESCAPED_NAME = re.compile(rb"/\w{0,20}#[0-9A-Fa-f]{2}")


def is_suspect(data: bytes) -> bool:
    """Whether a form of the file may draw another one."""
    if _ESCAPED_NAME.search(data):
        return True
    for match in _FORM.finditer(data):
        start = data.rfind(b"obj", max(0, match.start() - _FAR), match.start())
        end = data.find(b"stream", match.end(), match.end() + _FAR)
        dictionary = data[start:end]
        if min(start, end) < 0 or _RESOURCES_ELSEWHERE.search(dictionary):
            return True
        if b"/XObject" in _TYPE.sub(b"", dictionary):
            return True
    return False


def ends(data: bytes, seconds: int) -> bool:
    """Whether the pages of a file can be opened in so much time; True as well where no such process can be begun."""
    # As a file and without the current folder on the path: what is checked must not be able to run.
    command = [sys.executable, "-P", __file__, str(seconds)]
    try:
        done = subprocess.run(
            command, input=data, capture_output=True, timeout=seconds * _PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    except OSError:
        return True
    return done.returncode >= 0 and done.returncode != _TOO_MUCH


def main() -> int:
    """Opens every page of the file on standard input; what is wrong with the file is for the reader to tell."""
    import pypdfium2

    _limit(int(sys.argv[1]))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        for index in range(len(document)):
            page = document[index]
            page.get_textpage().close()
            page.close()
    except pypdfium2.PdfiumError:
        return 0
    except MemoryError:
        return _TOO_MUCH
    return 0


def _limit(seconds: int) -> None:
    """The system ends the process beyond its time; other systems than Unix have the clock of :func:`ends` alone."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (GIGABYTES << 30, GIGABYTES << 30))


if __name__ == "__main__":
    sys.exit(main())
