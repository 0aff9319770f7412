#!/usr/bin/env bash
# Shows that the comparison with the last release works: with itself as the last release the core passes, and it fails once a
# method and a type of that release are gone. Needs nothing but Maven and a JDK; changes nothing outside target/.
set -euo pipefail
cd "$(dirname "$0")/.."
work="$PWD/public-api/target/compatibility"
rm -rf "$work"
mkdir -p "$work/baseline"

verify() {
  mvn -q -DskipTests -Dspotless.check.skip -Dmaven.javadoc.skip -Dmaven.source.skip -pl sdk-core verify -Dapi.baseline="$work/baseline"
}

# A type of this package is in the last release and gone now.
remove_from() {
  local package="$1" directory="${1//.//}"
  mkdir -p "$work/sources/$directory"
  echo "package $package; public final class Removed { public void call() {} }" > "$work/sources/$directory/Removed.java"
  javac -d "$work/classes" "$work/sources/$directory/Removed.java"
  jar --update --file "$work/baseline/unisession-core.jar" -C "$work/classes" "$directory/Removed.class"
}

mvn -q -DskipTests -Dspotless.check.skip -Dmaven.javadoc.skip -Dmaven.source.skip -pl sdk-core package
cp sdk-core/target/unisession-core-*[T0-9].jar "$work/baseline/unisession-core.jar"
remove_from io.unisession.internal.call
verify
echo "as expected: the same API passes, whatever changed inside"

remove_from io.unisession.error
if verify > "$work/log" 2>&1; then
  echo "WRONG: a public type of the last release is gone, and the build passes" >&2
  exit 1
fi
grep -q "io.unisession.error.Removed" "$work/log" || { cat "$work/log" >&2; exit 1; }
echo "as expected: a public type that is gone fails the build"
