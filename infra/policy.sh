#!/usr/bin/env bash
# Runs the policy command: finds Java 25 and policy-cli.jar, and ends with the command's own exit code.
# In a clone, it builds the jar with Maven where that is missing or older than its sources. Works with bash 3.2.
set -euo pipefail

readonly required=25
readonly usage=2

# A link in a folder of the PATH leads to the script, and the jar is next to the script.
self=${BASH_SOURCE[0]}
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
here=$(cd "$(dirname "$self")" && pwd -P)
top=$(dirname "$here")

fail() {
  printf '%s\n' "$@" >&2
  exit "$usage"
}

# Prints the homes of Java installations, the user's choice first.
java_homes() {
  printf '%s\n' "${JAVA_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}"
  local java
  if java=$(command -v java); then
    printf '%s\n' "${java%/bin/java}"
  fi
  if [ -x /usr/libexec/java_home ]; then
    /usr/libexec/java_home -v "$required" 2>/dev/null || true
  fi
  if [ -f "${HOME:-}/.m2/toolchains.xml" ]; then
    sed -n 's:.*<jdkHome>[[:space:]]*\(.*[^[:space:]]\)[[:space:]]*</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml"
  fi
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/hostedtoolcache/Java_*/*/* \
    /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk* \
    {,"${HOME:-}"}/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
    "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/*; do
    printf '%s\n' "$folder"
  done
}

# Prints the feature release of an installation, such as 25; nothing if it does not run.
release() {
  "$1/bin/java" -version 2>&1 </dev/null | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -n 1
}

find_java() {
  local home version found=
  while IFS= read -r home; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ]; then
      version=$(release "$home" || true)
      if [ "${version:-0}" -ge "$required" ]; then
        java=$home/bin/java
        return
      fi
      found="$found"$'\n'"  $home (Java ${version:-unknown})"
    fi
  done < <(java_homes)
  fail "policy needs Java $required or later. Found:${found:- none.}" \
    "Install it, or set JAVA_HOME to its folder:" \
    "  Linux           https://adoptium.net/installation/linux (package temurin-$required-jdk)" \
    "  macOS           brew install --cask temurin@$required" \
    "  SDKMAN          sdk install java $required-tem" \
    "  GitHub Actions  actions/setup-java with java-version: \"$required\""
}

# Whether the jar exists and no source of it is newer.
is_current() {
  [ -f "$1" ] && [ -z "$(find "$top/pom.xml" "$top/function/pom.xml" "$top/function/src/main" -newer "$1" -print | head -n 1)" ]
}

find_jar() {
  jar=$here/policy-cli.jar
  if [ -f "$jar" ]; then
    return
  fi
  [ -f "$top/function/pom.xml" ] || fail "$jar was not found. Put policy-cli.jar of the release next to $self."
  for jar in "$top/function/target/policy-cli.jar" "$top/function/target/quick/policy-cli.jar"; do
    if is_current "$jar"; then
      return
    fi
  done
  command -v mvn >/dev/null ||
    fail "policy-cli.jar is not built, and Maven was not found. Install Maven 3.8.6 or later, or put policy-cli.jar of a release into $here."
  echo "Building policy-cli.jar with Maven ..." >&2
  mvn -q -B -Dstyle.color=never -f "$top/pom.xml" -P quick -pl function compile assembly:single@archive-policy-cli >&2 ||
    fail "Maven could not build policy-cli.jar; its messages are above."
}

find_java
find_jar
exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dpolicy.launcher="$0" -jar "$jar" "$@"
