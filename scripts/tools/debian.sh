#!/bin/sh
# Installs the Debian packages that the tests need, those that are absent only.
set -eu

# One `command=package` a word.
wanted="git=git gcc=gcc make=make shellcheck=shellcheck gcovr=gcovr lcov=lcov clang=clang llvm-cov=llvm python3=python3 npm=npm"
packages=""
for pair in $wanted; do
  command -v "${pair%%=*}" >/dev/null 2>&1 || packages="$packages ${pair#*=}"
done
python3 -c 'import ensurepip, venv' >/dev/null 2>&1 || packages="$packages python3-venv"
command -v go >/dev/null 2>&1 || packages="$packages golang-go"
[ -z "$packages" ] && exit 0

command -v apt-get >/dev/null 2>&1 || {
  echo "Missing packages:$packages. Install them with your package manager." >&2
  exit 1
}
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}
echo "installing Debian packages:$packages"
as_root apt-get update -qq >/dev/null
# shellcheck disable=SC2086 # A list of package names, one word each.
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
