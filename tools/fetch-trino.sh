#!/usr/bin/env bash
# Fetches the libraries of the Trino that tools/trino/pom.xml pins, from Maven Central, into the user's cache; prints
# their folder. Some 95 MB once, nothing when they are there.
set -euo pipefail
cd "$(dirname "$0")/trino"
version=$(sed -nE 's#.*<version>([0-9]+)</version>.*#\1#p' pom.xml | head -n 1)
folder=${XDG_CACHE_HOME:-$HOME/.cache}/atrium/trino-$version
if [ ! -d "$folder" ]; then
  rm -rf "$folder.part"
  mvn -q -B dependency:copy-dependencies -DoutputDirectory="$folder.part" >&2
  mv "$folder.part" "$folder"
fi
printf '%s\n' "$folder"
