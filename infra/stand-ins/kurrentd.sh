#!/bin/sh
cd /app
exec node --import ./tools/ts.mjs infra/stand-ins/kurrentd.ts
