#!/bin/sh
# Before a start, while nothing works on the data folder: the backup of this day, unless there is one, and no more of those that no key opens any more.
# A backup that cannot be made is said, and keeps nobody from being heard.
set -eu
today=/backups/$(date -u +%F)
[ -f /data/accounts.sqlite ] || [ -f /data/facts-index.sqlite ] || exit 0
[ -e "$today" ] || heard backup "$today" || echo "No backup was made in $today." >&2
find /backups -mindepth 1 -maxdepth 1 -mtime "+${KEEP_DAYS:-14}" -exec rm -r {} +
