#!/bin/sh
# The two commands of es-gencert-cli that compose.yaml uses, made of openssl.
set -eu
command=$1
shift
while [ $# -gt 0 ]; do
  case $1 in
    -out) out=$2 ;;
    -ca-certificate) authority=$2 ;;
    -ca-key) authority_key=$2 ;;
    -dns-names) name=$2 ;;
  esac
  shift 2
done
mkdir -p "$out"
case $command in
  create-ca) openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=authority' -keyout "$out/ca.key" -out "$out/ca.crt" ;;
  create-node)
    openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj '/CN=node' -addext "subjectAltName=DNS:$name" \
      -CA "$authority" -CAkey "$authority_key" -keyout "$out/node.key" -out "$out/node.crt"
    ;;
esac
