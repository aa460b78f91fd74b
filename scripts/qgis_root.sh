#!/usr/bin/env bash
# Run the QGIS tests on the QGIS of another Debian: `scripts/qgis_root.sh trixie|sid [COMMAND…]`.
#
# Its root is made once and kept in the cache under a hash of what it holds; nothing writes into it
# later. The tests run on a copy of the clone. Mounts and processes live in namespaces of their own,
# so that whatever way this script ends, the kernel takes both away.
set -euo pipefail

suite=$1
shift
clone=$(cd "$(dirname "$0")/.." && pwd)
cache=${CACHE:-$HOME/.cache/aef_fields}
pip=${PIP:-$clone/.venv/bin/pip}
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
export suite pip mirror
# QGIS, the worker's packages (they are the oldest that it supports), and what the tests drive.
packages=(
  qgis python3-qgis qgis-providers
  python3-torch libopenblas0 python3-sklearn python3-rasterio python3-pyogrio python3-shapely
  python3-safetensors python3-jinja2 python3-matplotlib python3-wcwidth
  python3-venv python3-pytest xvfb xauth xdotool imagemagick
)
# Not in Debian; all of them plain Python, so this machine's pip can put them there.
wheels=(skops==0.13.0 prettytable==3.16.0 pytest-qgis==5.0.2)

fail() {
  echo "$*" >&2
  exit 1
}

build() {
  debootstrap --variant=minbase "$suite" "$1" "$mirror"
  mount -t proc proc "$1/proc"
  mount --rbind /dev "$1/dev"
  echo force-unsafe-io >"$1/etc/dpkg/dpkg.cfg.d/unsafe-io" # a cache needs no fsync: half the time
  cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
  # Mirrors that are a cache may be older than sid's week.
  chroot "$1" apt-get update -q -o Acquire::Check-Valid-Until=false
  chroot "$1" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qy --no-install-recommends "${packages[@]}"
  chroot "$1" apt-get clean
  site=$(chroot "$1" python3 -c 'import site; print(site.getsitepackages()[0])')
  "$pip" install -q --no-deps --target "$1$site" "${wheels[@]}"
  umount -l "$1/dev" "$1/proc"
  touch "$1/ready"
}

enter() {
  root=$1 work=$2
  shift 2
  mount --bind "$root" "$root"
  mount -o remount,bind,ro "$root"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount -t tmpfs tmpfs "$root/run"
  mount --bind /etc/resolv.conf "$root/etc/resolv.conf" # today's network, not that of its making
  mount --bind "$work/tmp" "$root/tmp"
  mount --bind "$work/clone" "$root/mnt"
  exec chroot "$root" env -i HOME=/tmp/home LANG=C.UTF-8 PATH=/usr/bin:/usr/sbin:/bin:/sbin \
    AEF_PYTHON=/usr/bin/python3 ${OMP_NUM_THREADS:+OMP_NUM_THREADS="$OMP_NUM_THREADS"} \
    bash -c 'cd /mnt && exec "$@"' bash "$@"
}

# Should this script be killed, what it started goes with it.
inside() {
  setpriv --pdeathsig KILL unshare --mount --pid --fork --kill-child --propagation private \
    bash -euo pipefail -c "$@" &
  child=$!
  wait $child
}

hash=$({ declare -f build; echo "$suite" "${packages[@]}" "${wheels[@]}"; } | sha256sum | cut -c1-12)
root=$cache/$suite-$hash
work=$(mktemp -d "${TMPDIR:-/tmp}/aef-root-XXXXXX")
child=
trap 'kill -9 $child 2>/dev/null || true; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP

[ "$(id -u)" = 0 ] || fail "The QGIS of another Debian needs root (chroot and mount); call this with sudo."
inside "mount -t tmpfs tmpfs '$work'" 2>/dev/null ||
  fail "Mounting is not permitted here (a container without CAP_SYS_ADMIN?), so the tests on the" \
    "QGIS of Debian $suite can't run. Run them on a machine or in a container where it is."

mkdir -p "$cache"
exec 9>"$root.lock"
flock 9
if [ ! -e "$root/ready" ]; then
  echo "Making a Debian $suite with QGIS in $root (3.5 GB, a few minutes); log: $root.log"
  rm -rf "$root" "$root.part"
  inside "$(declare -p packages wheels); $(declare -f build); build $(printf %q "$root.part")" \
    >"$root.log" 2>&1 || fail "It could not be made; the last words were: $(tail -n 3 "$root.log")"
  mv "$root.part" "$root"
fi
flock -u 9

mkdir -p "$work/tmp/home" "$work/clone"
chmod 1777 "$work/tmp"
# Other suites run meanwhile and make folders of bytecode: tar's exit code 1, "changed as we read it".
{ tar -C "$clone" --exclude=./.git --exclude=./.venv --exclude=./.venv-qgis --exclude='./build/[!a]*' \
  --exclude='./.*_cache' --exclude=./.qgis-settings --exclude=__pycache__ -c . || [ $? -eq 1 ]; } |
  tar -C "$work/clone" -x
inside "$(declare -f enter); enter \"\$@\"" enter "$root" "$work" "$@"
