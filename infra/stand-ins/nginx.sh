#!/bin/sh
# Debian's nginx is older than the directive `http2 on`, which it has as a word of `listen`.
set -eu
sed -e 's/listen 8443 ssl;/listen 8443 ssl http2;/' -e '/http2 on;/d' /etc/nginx/nginx.conf > /tmp/nginx.conf
exec nginx -e /dev/stderr -c /tmp/nginx.conf -g 'daemon off;'
