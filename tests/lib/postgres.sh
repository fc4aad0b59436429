# shellcheck shell=bash
# A PostgreSQL of the run's own: temporary folder, free loopback port, gone at the end.

: "${work:?set by tests/run}" "${unpacked:?set by install.sh}"

postgres_data=

# PostgreSQL refuses to run as root, so root hands it to the user that Debian's package creates.
as_postgres() {
  local path=
  if [[ $postgres_bin == "$unpacked"/* ]]; then path=$(library_path); fi
  if [ "$(id -u)" = 0 ]; then
    setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$postgres_folder" "$@"
  else
    env LD_LIBRARY_PATH="${path:-${LD_LIBRARY_PATH:-}}" "$@"
  fi
}

start_postgres() {
  local initdb password port log attempt
  if [ -n "${TEAMSOPTOUTBOT_POSTGRES:-}" ]; then echo "TEAMSOPTOUTBOT_POSTGRES names one."; return; fi
  initdb=$(find_initdb) || return 1
  postgres_bin=$(dirname "$initdb")
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/teams-optout-bot-postgres.XXXXXX")
  postgres_data=$postgres_folder/data
  log=$postgres_folder/log
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s\n' "$password" >"$postgres_folder/password"
  [ "$(id -u)" != 0 ] || chown -R postgres: "$postgres_folder"
  # Outside the run's folder: the user postgres cannot stand in a folder that only root may read.
  (cd / && as_postgres "$postgres_bin/initdb" -D "$postgres_data" -U postgres --pwfile="$postgres_folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --no-locale --no-sync >"$work/initdb.log" 2>&1) || { cat "$work/initdb.log"; return 1; }
  for attempt in 1 2 3 4 5; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    # fsync off: the data lives as long as this run.
    if (cd / && as_postgres "$postgres_bin/pg_ctl" -D "$postgres_data" -l "$log" -w -t 60 start \
      -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off -c max_connections=300") >"$work/pg_ctl.log" 2>&1; then
      export TEAMSOPTOUTBOT_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
      echo "Listening on 127.0.0.1:$port."
      return 0
    fi
    echo "Attempt $attempt on port $port failed."
  done
  cat "$log" 2>/dev/null || true
  return 1
}

stop_postgres() {
  [ -n "$postgres_data" ] || return 0
  (cd / && as_postgres "$postgres_bin/pg_ctl" -D "$postgres_data" -m immediate -w stop) >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
  postgres_data=
}
