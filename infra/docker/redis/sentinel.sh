#!/bin/sh
# Starts one of the three sentinels: sentinel.sh NAME PORT MASTER MASTER_PORT
# Names instead of addresses: a container that is made anew has another address. Below one second the failover flaps and
# acknowledged writes are lost.
set -eu
name=$1 port=$2 master=$3 master_port=$4
folder=${REDIS_FOLDER:-/data}
file=$folder/sentinel.conf
if [ ! -f "$file" ]; then
  cat > "$file.new" <<EOF
port $port
bind *
protected-mode no
dir $folder
sentinel resolve-hostnames yes
sentinel announce-hostnames yes
sentinel announce-ip $name
sentinel announce-port $port
sentinel monitor cart $master $master_port 2
sentinel down-after-milliseconds cart 1000
sentinel failover-timeout cart 5000
sentinel parallel-syncs cart 2
EOF
  mv "$file.new" "$file"
fi
exec redis-server "$file" --sentinel
