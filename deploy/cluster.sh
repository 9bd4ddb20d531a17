#!/usr/bin/env bash
# RecApp as a cluster on this machine, without containers: PostgreSQL, Redis, instances, and nginx in front of them.
#
#   bash deploy/cluster.sh [FOLDER]     all data lie in FOLDER, a temporary one without it; Ctrl-C stops everything
#   INSTANCES=3 PORT=9000 APP=/opt/recapp bash deploy/cluster.sh
#
# Debian: apt-get install postgresql redis-server nginx-light
set -euo pipefail

instances="${INSTANCES:-2}" port="${PORT:-8080}"
repository="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="${1:-}" temporary=""
[ -n "$folder" ] || { folder="$(mktemp -d /tmp/recapp-cluster-XXXXXX)"; temporary=yes; }
mkdir -p "$folder" && folder="$(cd "$folder" && pwd)"

fail() { echo "$1" >&2; exit 1; }

postgresql="$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)"
[ -n "$postgresql" ] || fail "PostgreSQL is missing (Debian: apt-get install postgresql)."
command -v redis-server >/dev/null || fail "Redis is missing (Debian: apt-get install redis-server)."
nginx="$(command -v nginx || echo /usr/sbin/nginx)"
[ -x "$nginx" ] || fail "nginx is missing (Debian: apt-get install nginx-light)."

# PostgreSQL refuses to run as root.
as_postgres=()
[ "$(id -u)" != 0 ] || as_postgres=(setpriv --reuid postgres --regid postgres --init-groups)

processes=()
stop() {
  trap - EXIT INT TERM
  # Instances first: they hand their tabs on and write what waits. Redis and PostgreSQL last.
  for ((i = ${#processes[@]} - 1; i >= 0; i--)); do
    # PostgreSQL, the first of them, would wait for its clients at TERM.
    kill "$([ "$i" = 0 ] && echo -INT || echo -TERM)" "${processes[i]}" 2>/dev/null && wait "${processes[i]}" 2>/dev/null || true
  done
  [ -z "$temporary" ] || rm -rf "$folder"
}
trap stop EXIT
trap 'exit 0' INT TERM

# wait_for TEXT COMMAND…: up to a minute.
wait_for() {
  for _ in $(seq 600); do "${@:2}" >/dev/null 2>&1 && return; sleep 0.1; done
  fail "$1 did not start; its log is in $folder."
}

app="${APP:-$folder/app}"
if [ ! -f "$app/RecApp.dll" ]; then
  echo "Publishing RecApp ..."
  dotnet publish "$repository/RecApp" --configuration Release --output "$app" --verbosity quiet
fi

# One port after the other: PostgreSQL, Redis, instances.
data="$folder/postgresql"
if [ ! -d "$data" ]; then
  mkdir "$data"
  [ "$(id -u)" != 0 ] || { chown postgres "$data"; chmod 711 "$folder"; }
  "${as_postgres[@]}" "$postgresql/initdb" --pgdata "$data" --username recapp --auth trust --encoding UTF8 --locale C.UTF-8 >"$folder/initdb.log"
fi
"${as_postgres[@]}" "$postgresql/postgres" -D "$data" -p $((port + 1)) -k "" -h 127.0.0.1 >"$folder/postgresql.log" 2>&1 &
processes+=($!)
wait_for PostgreSQL "$postgresql/pg_isready" -h 127.0.0.1 -p $((port + 1)) -U recapp

# Where it is full, what has a lifetime goes first: what tabs and circuits left there.
redis-server --port $((port + 2)) --bind 127.0.0.1 --dir "$folder" --appendonly yes --maxmemory 512mb --maxmemory-policy volatile-lru >"$folder/redis.log" 2>&1 &
processes+=($!)
wait_for Redis redis-cli -p $((port + 2)) ping

# keep NUMBER ADDRESS: an instance, started again when it ends, as systemd and Kubernetes do.
keep() {
  trap 'kill -TERM "$child" 2>/dev/null; wait "$child"; exit 0' TERM
  while true; do
    ASPNETCORE_URLS="http://$2" Hosting__KnownProxies__0=127.0.0.1 MALLOC_ARENA_MAX=2 \
      Storage__Path="$folder/instance-$1" Cluster__Name=recapp Cluster__Redis="127.0.0.1:$((port + 2))" \
      Storage__ConnectionString="Host=127.0.0.1;Port=$((port + 1));Database=postgres;Username=recapp" \
      dotnet "$app/RecApp.dll" &
    child=$!
    echo "$child" >"$folder/instance-$1.pid"
    wait "$child" || true
    sleep 1
  done
}

servers=()
for ((i = 1; i <= instances; i++)); do
  at="127.0.0.1:$((port + 2 + i))"
  servers+=("$at")
  keep "$i" "$at" >"$folder/instance-$i.log" 2>&1 &
  processes+=($!)
done

mkdir -p "$folder/nginx"
sh "$repository/deploy/nginx-plain.sh" "$repository/deploy/nginx.conf" "127.0.0.1:$port" "${servers[@]}" >"$folder/nginx/site.conf"
cat >"$folder/nginx/nginx.conf" <<END
daemon off;
pid $folder/nginx/nginx.pid;
error_log $folder/nginx/error.log;
events { worker_connections 4096; }
http {
    access_log off;
    client_body_temp_path $folder/nginx/body;
    proxy_temp_path $folder/nginx/proxy;
    fastcgi_temp_path $folder/nginx/fastcgi;
    uwsgi_temp_path $folder/nginx/uwsgi;
    scgi_temp_path $folder/nginx/scgi;
    include $folder/nginx/site.conf;
}
END
for ((i = 1; i <= instances; i++)); do
  wait_for "Instance $i" dotnet "$app/RecApp.dll" health --url "http://127.0.0.1:$((port + 2 + i))"
done
"$nginx" -p "$folder/nginx" -e "$folder/nginx/error.log" -c "$folder/nginx/nginx.conf" 2>>"$folder/nginx/error.log" &
processes+=($!)

echo "RecApp runs on $instances instances behind http://127.0.0.1:$port; logs and data are in $folder. Ctrl-C stops it."
wait -n "${processes[@]}" || true
fail "A part of the cluster has ended; its log is in $folder."
