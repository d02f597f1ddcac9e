#!/bin/sh
# Publishes a receipt by kcat: with-kcat.sh BROKERS REGISTRY. To run it twice changes nothing.
set -eu
brokers=$1 registry=$2 here=$(cd "$(dirname "$0")" && pwd)
framed=$(mktemp)
trap 'rm -f "$framed"' EXIT

# kcat sends bytes as they are, so the record is made ready before: asked from the registry, and written to a file.
"${ONEFOLD:-./onefold}" publish store "$here/receipt.json" --frame "$framed" --registry "$registry"
kcat -P -b "$brokers" -t touchpoints.store -k till-7/R-4001 -X acks=all -X enable.idempotence=true "$framed"
