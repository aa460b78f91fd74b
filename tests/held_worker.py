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
    stage = note.partition(":")[0]
    told[stage] += 1
    # Of tiles, the first is said before any is done.
    if stage in ("Encoding", "Adapting the encoder") and told[stage] == 3:
        for _ in range(30_000):  # ten minutes: should the test be gone, this does not stay for ever
            progress.check()
            time.sleep(0.02)


JsonLines.step = Terminal.step = held
sys.exit(cli.main())
