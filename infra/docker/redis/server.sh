#!/bin/sh
# Starts one Redis server of the three: server.sh NAME PORT [MASTER MASTER_PORT]
# Its file is written once: Sentinel rewrites it at a failover, and a restart must find the new master there.
# REDIS_SENTINELS (host:port, with commas between) name it too: a server whose disk was full when it was promoted still has
# its old role in its file, and a master that comes back as a replica before it is missed makes a circle of replicas that no
# sentinel breaks.
set -eu
name=$1 port=$2 master=${3:-} master_port=${4:-}
folder=${REDIS_FOLDER:-/data}
file=$folder/redis.conf
if [ ! -f "$file" ]; then
  cat > "$file.new" <<EOF
port $port
bind *
protected-mode no
dir $folder
appendonly yes
appendfsync everysec
save ""
maxmemory 256mb
maxmemory-policy noeviction
repl-diskless-sync yes
repl-diskless-sync-delay 0
replica-announce-ip $name
min-replicas-to-write 1
min-replicas-max-lag 10
${master:+replicaof $master $master_port}
EOF
  mv "$file.new" "$file"
fi

# Prints a line "HOST PORT" for each sentinel that answers within two seconds.
masters_seen() {
  for sentinel in $(echo "${REDIS_SENTINELS:-}" | tr , ' '); do
    timeout 2 redis-cli -h "${sentinel%:*}" -p "${sentinel##*:}" sentinel get-master-addr-by-name cart 2> /dev/null |
      paste -s -d ' ' - | grep -E '^[^ ]+ [0-9]+$' &
  done
  wait
}

# Where fewer than two agree, the file is right or nobody knows better.
agreed=$(masters_seen | sort | uniq -c | awk '$1 >= 2 { print $2, $3 }')
if [ -n "$agreed" ]; then
  grep -v -i -E '^(replicaof|slaveof) ' "$file" > "$file.new"
  [ "$agreed" = "$name $port" ] || echo "replicaof $agreed" >> "$file.new"
  mv "$file.new" "$file"
fi

# Redis 7.0 leaves a hole in a file whose disk was full for a while, and refuses to start with it for ever. A replica takes
# everything from its master: it can start without.
files=$folder/appendonlydir
if [ -n "$agreed" ] && [ "$agreed" != "$name $port" ] && [ -f "$files/appendonly.aof.manifest" ]; then
  checked=0
  redis-check-aof "$files/appendonly.aof.manifest" > /dev/null 2>&1 || checked=$?
  if [ "$checked" = 1 ]; then
    rm -rf "$files.unreadable"
    mv "$files" "$files.unreadable"
  fi
fi
exec redis-server "$file"
