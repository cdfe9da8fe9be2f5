#!/bin/sh
# `heard` runs the whole platform, `heard PART` one part of it, `heard COMMAND …` a command (`heard --help`). Node takes the place of this shell, so that it gets the signals.
set -eu
cd /app
# A setting with a password in it comes as a file of its name, so that it stands in no list of variables.
for file in /run/secrets/HEARD_*; do
  if [ -f "$file" ]; then export "${file##*/}=$(cat "$file")"; fi
done
case ${1:-all} in
  all) exec node --import ./tools/ts.mjs apps/standalone/src/main.ts ;;
  engagement | champions | events | reporting | record | portal) exec node --import ./tools/ts.mjs apps/standalone/src/main.ts "$1" ;;
  *) exec node --import ./tools/ts.mjs apps/cli/src/main.ts "$@" ;;
esac
