#!/bin/sh
# Answers every line with itself, but dies on its 50th.
calls=0
while read -r line; do
  calls=$((calls + 1))
  if [ "$calls" -eq 50 ]; then
    echo 'out of memory' >&2
    exit 9
  fi
  printf '%s\n' "$line"
done
