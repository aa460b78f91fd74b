"""The real worker, which stays at its work until it is stopped: `held_worker.py COMMAND WORDS…`.

It finishes two or three tiles, or steps of a fit. By itself it may be done with all of them, on a quick
machine, before a test that wants to stop it has seen the first.
"""

import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from core import cli  # noqa: E402
from core.progress import JsonLines, Terminal  # noqa: E402

told = Counter()
step = JsonLines.step


def held(progress, done, total, note=""):
    step(progress, done, total, note)
    told[note.partition(":")[0]] += 1
    ten_minutes = range(30_000)
    if (
        told["Encoding"] == 3 or told["Adapting the encoder"] == 3
    ):  # the first is said before any is done
        for _ in ten_minutes:
            progress.check()
            time.sleep(0.02)


JsonLines.step = Terminal.step = held
sys.exit(cli.main())
