#!/usr/bin/env bash
# Checks an OpenCL device, and prints what was seen as Markdown for devices.md and benchmarks/RESULTS.md.
#
#   native-notes/check.sh BACKEND [OUTPUT]     for example: native-notes/check.sh opencl check.md
#
# Every golden model and example is run on the device and on the Java engine and compared bit by bit, in double
# precision where the device has it, and in single; then the benchmark is run. RHEOBASE may hold the command, where
# the launcher cannot build: RHEOBASE="java ... org.rheobase.cli.Main". Exit status: 1 if anything differs.

set -uo pipefail
cd "$(dirname "$0")/.."
backend=${1:?usage: native-notes/check.sh BACKEND [OUTPUT]}
output=${2:-/dev/stdout}
read -ra rheobase <<<"${RHEOBASE:-./rheobase}"

call() { "${rheobase[@]}" "$@" 2>&1 | grep -v '^WARNING: Using incubator modules'; return "${PIPESTATUS[0]}"; }

# The model's verdict on the device, without what every line says.
compared() {
  local told status
  told=$(call compare "$1" --backends "cpu,$backend" --precision "$2")
  status=$?
  printf '| %s | %s | %s |\n' "$(basename "$1" .yaml)" "$2" "$(tail -n 1 <<<"$told" | sed 's/^[^ ]* *//; s/|/\\|/g')"
  return $status
}

has() { call run examples/relaxation.yaml --backend "$backend" --precision "$1" --quiet >/dev/null; }

check() {
  local precision model failed=0
  printf '## %s, %s\n\n```\n' "$backend" "$(date -u +%Y-%m-%d)"
  call devices
  printf '```\n\n| model | precision | on the device |\n|---|---|---|\n'
  for precision in double single; do
    has "$precision" || continue
    for model in src/test/resources/golden/*.yaml examples/*.yaml; do
      compared "$model" "$precision" || failed=1
    done
  done
  printf '\n```\n'
  call bench --engines "$backend" --counts "${COUNTS:-100000,1000000,10000000}" --precision single --record counts
  printf '```\n'
  return $failed
}

check >"$output"
