#!/bin/sh
# Starts one Redis server of the three: server.sh NAME PORT [MASTER MASTER_PORT]
# Written once: Sentinel rewrites the file at a failover, and a restart must find the new master there.
set -eu
name=$1 port=$2 master=${3:-} master_port=${4:-}
file=/data/redis.conf
if [ ! -f "$file" ]; then
  cat > "$file.new" <<EOF
port $port
bind *
protected-mode no
dir /data
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
exec redis-server "$file"
