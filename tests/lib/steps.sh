# shellcheck shell=bash
# Named, timed steps of tests/run.

# Runs a step that must succeed for the next ones to make sense.
step() {
  local title=$1 begun=$SECONDS
  shift
  printf -- '--- %s\n' "$title"
  "$@" || { local code=$?; printf -- '--- %s: FAILED after %s s\n' "$title" $((SECONDS - begun)); count_failure "$title"; finish "$code"; }
  printf -- '--- %s: %s s\n' "$title" $((SECONDS - begun))
}

# Runs a check: its failure is counted, and the rest still runs.
check_step() {
  local title=$1 begun=$SECONDS
  shift
  printf -- '--- %s\n' "$title"
  if "$@"; then
    printf -- '--- %s: %s s\n' "$title" $((SECONDS - begun))
  else
    printf -- '--- %s: FAILED after %s s\n' "$title" $((SECONDS - begun))
    count_failure "$title"
  fi
}

# Runs a step whose failure shows as skipped tests, which fail the run in CI only.
try_step() {
  local title=$1 begun=$SECONDS
  shift
  printf -- '--- %s\n' "$title"
  if "$@"; then
    printf -- '--- %s: %s s\n' "$title" $((SECONDS - begun))
  else
    printf -- '--- %s: not possible here; the tests that need it are skipped\n' "$title"
  fi
}
