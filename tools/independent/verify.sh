#!/bin/sh
# Checks a copy of a public ledger with the Go project's own log code, which is none of ours.
# tools/independent/verify.sh FOLDER KEY [OLDER-CHECKPOINT-FILE]
set -eu
packages=/usr/share/gocode
if ! command -v go >/dev/null || [ ! -d "$packages/src/golang.org/x/mod/sumdb/tlog" ]; then
  echo 'Go or its log code is missing. On Debian or Ubuntu: apt-get install golang-go golang-golang-x-mod-dev' >&2
  exit 2
fi
GO111MODULE=off GOPATH="$packages" GOFLAGS= exec go run "$(dirname "$0")/main.go" "$@"
