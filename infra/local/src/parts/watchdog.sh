#!/bin/sh
# Ends the parts when their supervisor is gone, however it went: its end of our stdin closes with it.
# Lines: "add <pid> <signal>" and "remove <pid>".
trap '' INT TERM HUP
watched=' '
while read -r verb pid signal; do
  case $verb in
    add) watched="$watched$pid:$signal " ;;
    remove)
      kept=' '
      for entry in $watched; do
        [ "${entry%%:*}" = "$pid" ] || kept="$kept$entry "
      done
      watched=$kept
      ;;
  esac
done
for entry in $watched; do kill -s "${entry#*:}" "${entry%%:*}" 2>/dev/null; done
tries=0
while [ $tries -lt 100 ]; do
  alive=''
  for entry in $watched; do kill -0 "${entry%%:*}" 2>/dev/null && alive=yes; done
  [ -n "$alive" ] || exit 0
  sleep 0.1
  tries=$((tries + 1))
done
for entry in $watched; do kill -s KILL -- "-${entry%%:*}" 2>/dev/null || kill -s KILL "${entry%%:*}" 2>/dev/null; done
