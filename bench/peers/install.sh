#!/usr/bin/env bash
# Install the peers, in the versions that package.json names, into a folder outside the repository:
#     bench/peers/install.sh /tmp/peers
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?"which folder?"}
mkdir -p "$folder"
cp "$here/package.json" "$here/terms.yml" "$folder/"
printf '{"rules": {"prh": {"rulePaths": ["./terms.yml"]}}}\n' > "$folder/.textlintrc.json"
cd "$folder"
npm install --no-package-lock --no-audit --no-fund --ignore-scripts
