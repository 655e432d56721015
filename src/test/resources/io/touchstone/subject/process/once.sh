#!/bin/sh
# Answers one input in the way that its first argument says, as a program of the lifetime "call".
case ${1:-} in
  pretty)
    printf '{\n  "pid": %s,\n  "input": ' $$
    cat
    printf '}\n'
    ;;
  deaf) echo '"deaf"' ;;
  slow)
    : >"started.$$"
    waited=0
    # Until as many run as the second argument says.
    while [ "$(ls started.* | wc -l)" -lt "$2" ] && [ "$waited" -lt 300 ]; do
      sleep 0.1
      waited=$((waited + 1))
    done
    ls started.* | wc -l
    ;;
  child)
    sleep 600 &
    echo "[$$, $!]"
    ;;
  fail)
    echo 'the disk is full' >&2
    exit 3
    ;;
  fail-after)
    echo '{"steps": []}'
    exit 4
    ;;
  fail-late)
    echo 1
    exec >&-
    sleep 1
    exit 5
    ;;
  silent) ;;
  unfinished)
    echo 1
    : >printed
    sleep 600
    ;;
  two) printf '1\n2\n' ;;
  garbage) echo 'Loading model...' ;;
esac
