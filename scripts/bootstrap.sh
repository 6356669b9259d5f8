#!/bin/sh
# Makes a fresh checkout ready: `sh scripts/bootstrap.sh demo|test`.
# Installs npm packages when they are missing or stale, and names or installs the system tools that are absent.
set -eu

purpose=${1:-}
case $purpose in
  demo) tools="gcc make gcov" ;;
  test) tools="gcc make gcov git shellcheck" ;;
  *)
    echo "usage: sh scripts/bootstrap.sh demo|test" >&2
    exit 2
    ;;
esac

cd "$(dirname "$0")/.."
stamp=node_modules/.sluice-lock

# npm's own record differs from package-lock.json by design: a copy tells what we installed, its age what others did.
npm_is_fresh() {
  [ -x node_modules/.bin/node ] || return 1
  cmp -s package-lock.json "$stamp" && return 0
  [ -n "$(find node_modules/.package-lock.json -newer package-lock.json 2>/dev/null)" ]
}

install_npm() {
  command -v npm >/dev/null 2>&1 || {
    echo "npm is missing. Install Node.js 20 or newer with npm, then run this again." >&2
    exit 1
  }
  echo "bootstrap: installing npm packages as package-lock.json says (npm ci) ..."
  log=$(mktemp)
  # EBADENGINE is expected where the system's Node is older: the project runs on the Node 24 that npm installs.
  if ! npm ci --no-audit --no-fund >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    echo "npm ci failed. Mend what it says above, then run this again." >&2
    exit 1
  fi
  grep '^added ' "$log" | sed 's/^/bootstrap: /' || true
  rm -f "$log"
  cp package-lock.json "$stamp"
}

package_of() {
  case $1 in
    gcov) echo gcc ;;
    *) echo "$1" ;;
  esac
}

missing_packages() {
  for tool in $tools; do
    command -v "$tool" >/dev/null 2>&1 || package_of "$tool"
  done | sort -u | tr '\n' ' ' | sed 's/ $//'
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] || sudo -n true >/dev/null 2>&1
}

install_packages() {
  echo "bootstrap: installing Debian packages: $* ..."
  as_root apt-get update -qq </dev/null >/dev/null
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    </dev/null >/dev/null
}

npm_is_fresh || install_npm

packages=$(missing_packages)
[ -z "$packages" ] && exit 0
# shellcheck disable=SC2086 # A list of package names, one word each.
if may_install && install_packages $packages; then exit 0; fi
echo "bootstrap: missing system packages: $packages" >&2
echo "Install them with your package manager, for example: sudo apt-get install $packages" >&2
[ "$purpose" = test ] || exit 1
echo "bootstrap: going on; tests that need them are skipped with the reason." >&2
