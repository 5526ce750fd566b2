#!/usr/bin/env bash
# Downloads the release that a file pins, verifies it, and unpacks it to $RUNNER_TEMP/release. The workflows run it.
# The file is one line of sha256sum. The name of the archive contains the version.
set -euo pipefail

readonly project=port-token-vending/port-token-vending

pin=$(cat "$1")
if ! [[ $pin =~ ^[0-9a-f]{64}\ \ (port-token-vending-([0-9]+\.[0-9]+\.[0-9]+))\.zip$ ]]; then
  echo "::error::release.sha256 must be the output of: sha256sum port-token-vending-VERSION.zip"
  exit 1
fi
name=${BASH_REMATCH[1]} version=${BASH_REMATCH[2]}
cd "$RUNNER_TEMP"
gh release download "v$version" --repo "$project" --pattern "$name.zip"
sha256sum --check --strict <<< "$pin"
gh attestation verify "$name.zip" --repo "$project" \
  --signer-workflow "$project/.github/workflows/release.yml" --source-ref "refs/tags/v$version"
unzip -q "$name.zip"
mv "$name" release
