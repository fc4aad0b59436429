# shellcheck shell=bash
# Runs test projects and adds up what their reports (xunit's XML) say.

: "${results:?set by tests/run}"

passed=0
failed=0
skipped=0
complaints=()

# Something other than a test failed; it counts as one failure.
count_failure() {
  failed=$((failed + 1))
  complaints+=("$1")
}

# An attribute of the report's <assembly> element.
assembly_count() {
  local number
  number=$(grep -o '<assembly [^>]*' "$1" | grep -oE " $2=\"[0-9]+\"" | tr -dc '0-9\n' | head -n 1 || true)
  echo "${number:-0}"
}

skip_reasons() {
  tr '\n' ' ' <"$1" | grep -oE '<reason>(<!\[CDATA\[)?[^]<]*' | sed -E 's/<reason>(<!\[CDATA\[)?//' | sort | uniq -c || true
}

holds_tests() {
  grep -rqE --include='*.cs' '^\s*\[(Fact|Theory|Property)\b' "tests/$1"
}

run_project() {
  local code=0 begun=$SECONDS
  printf -- '--- %s\n' "$1"
  execute "$1" || code=$?
  reckon "$1" "$code" $((SECONDS - begun))
}

# A project that mostly waits runs beside the next ones; what it says is shown when it has ended.
beside=
begin_beside() {
  beside=$1 beside_begun=$SECONDS
  mkdir -p "$results"
  printf -- '--- %s begins, beside what follows\n' "$beside"
  execute "$beside" >"$results/$beside.log" 2>&1 &
  beside_job=$!
}

end_beside() {
  local code=0 name=$beside
  [ -n "$name" ] || return 0
  beside=
  printf -- '--- %s\n' "$name"
  wait "$beside_job" || code=$?
  cat "$results/$name.log"
  reckon "$name" "$code" $((SECONDS - beside_begun))
}

execute() {
  local name=$1 arguments
  mkdir -p "$results"
  rm -f "$results/$name.xml"
  arguments=(-noLogo -noColor -result-xml "$results/$name.xml")
  case $filter in
    "") ;;
    /*) arguments+=(-filter "$filter") ;;
    *) arguments+=(-displayName "*$filter*") ;;
  esac
  dotnet exec "artifacts/bin/$name/debug/$name.dll" "${arguments[@]}" </dev/null
}

# Adds up the report of a project that ended with this code after so many seconds.
reckon() {
  local name=$1 code=$2 took=$3 report=$results/$1.xml bad
  if [ ! -s "$report" ]; then
    count_failure "$name wrote no report (exit code $code)"
    return
  fi

  local total fail skip error pass
  total=$(assembly_count "$report" total)
  pass=$(assembly_count "$report" passed)
  fail=$(assembly_count "$report" failed)
  skip=$(assembly_count "$report" skipped)
  error=$(assembly_count "$report" errors)
  passed=$((passed + pass))
  failed=$((failed + fail))
  skipped=$((skipped + skip))
  printf -- '--- %s: %s passed, %s failed, %s skipped, %s s\n' "$name" "$pass" "$fail" "$skip" "$took"

  if [ "$error" -gt 0 ]; then
    count_failure "$name: $error errors outside of tests"
  elif [ "$code" -ne 0 ] && [ "$fail" -eq 0 ]; then
    count_failure "$name ended with exit code $code"
  fi
  if [ "$total" -eq 0 ] && [ -z "$filter" ] && holds_tests "$name"; then
    count_failure "$name holds tests, but none ran"
  fi
  if [ "$skip" -gt 0 ]; then
    echo "Skipped:"
    skip_reasons "$report"
  fi
  bad=$(unexcused_skips "$report")
  if [ -n "$bad" ]; then count_failure "$name skipped tests that had to run here: $bad"; fi
}

# What tests/run installs must be there in CI; the conformance data must be used wherever it lies beside the clone.
unexcused_skips() {
  skip_reasons "$1" | sed -E 's/^ *[0-9]+ //' | while read -r reason; do
    case $reason in
      "needs ../shared/conformance"*) if [ -d ../shared/conformance ]; then echo "$reason"; fi ;;
      "needs "*) if [ "${CI:-}" = true ]; then echo "$reason"; fi ;;
    esac
  done | paste -sd, -
}

# Ends the run with the line that sums it up.
finish() {
  local complaint
  if [ -n "$filter" ] && [ $((passed + failed + skipped)) -eq 0 ]; then count_failure "No test matches $filter"; fi
  for complaint in "${complaints[@]}"; do echo "FAILED: $complaint"; done
  echo "Took $SECONDS s"
  echo "$passed passed, $failed failed, $skipped skipped"
  if [ "$failed" -gt 0 ] || [ "${1:-0}" -ne 0 ]; then exit 1; fi
  exit 0
}
