#!/bin/sh
# Installs act, actionlint and zizmor, pinned, into the folder given, with links in its bin/.
# Go fetches a newer toolchain by itself where a module asks for one (Go 1.21 and later).
set -eu
ACT=v0.2.87
ACTIONLINT=v1.7.12
ZIZMOR=1.32.0

folder=${1:?usage: workflow-linters.sh FOLDER}
mkdir -p "$folder/bin"

install_go() {
  [ -x "$folder/bin/$1" ] && return 0
  echo "installing $1 $3 through Go ..."
  GOBIN="$folder/bin" go install "$2@$3"
}
install_go act github.com/nektos/act "$ACT"
install_go actionlint github.com/rhysd/actionlint/cmd/actionlint "$ACTIONLINT"

if [ ! -x "$folder/bin/zizmor" ]; then
  echo "installing zizmor $ZIZMOR from PyPI ..."
  python3 -m venv "$folder/python"
  "$folder/python/bin/pip" install --quiet --disable-pip-version-check "zizmor==$ZIZMOR"
  ln -sf "$folder/python/bin/zizmor" "$folder/bin/zizmor"
fi
