"""A command killed at random moments: `power_cuts.py CUTS SEED OUT COMMAND WORDS…`, run by a test.

torch takes longer to load than the whole job, so it is loaded once and each run is a fork. Prints
how many runs were killed, in which state they left the output, and how many left finished tiles.
"""

import json
import os
import random
import runpy
import signal
import sys
import time
from collections import Counter
from pathlib import Path

runpy.run_path(
    str(Path(__file__).resolve().parents[1] / "conftest.py")
)  # makes the clone importable


def main(cuts, seed, out, words):
    import torch
    from aef_fields.core import apply, change, cli, combine, embed, similar
    from aef_fields.core.model import checkpoint, infer

    apply.WORTH_KEEPING_S = 0.0  # a small map's blocks are quick
    del change, combine, embed, similar, checkpoint, infer
    torch.set_num_threads(1)

    def start():
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            os.dup2(2, 1)
            os._exit(cli.main(words))
        return child

    def ended(child):
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

    begun = time.monotonic()
    assert ended(start()) == 0
    whole, expected = time.monotonic() - begun, out.read_bytes()
    out.unlink()
    luck, states = random.Random(seed), Counter()
    killed = kept = 0
    while killed < cuts or not kept:
        child = start()
        # Each run gets further than the last one: the later ones are cut while tiles are joined.
        time.sleep(luck.uniform(0, whole))
        os.kill(child, signal.SIGKILL)
        if ended(child) == 0:
            assert out.read_bytes() == expected
            out.unlink()
            continue
        killed += 1
        assert not out.exists() or out.read_bytes() == expected
        folder = out.with_name(out.name + ".tiles")
        states["joining" if (folder / "base.tif").exists() else "encoding"] += 1
        kept += any(folder.glob("*.npy"))
        whole *= 1 if kept else 1.2  # the first run was quicker than this one, of a busier machine
        out.unlink(missing_ok=True)
    assert ended(start()) == 0
    same = out.read_bytes() == expected
    print(json.dumps({"killed": killed, "states": states, "kept": kept, "same": same}))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
