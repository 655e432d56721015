#!/bin/sh
# Answers each line with the variables MODE and TOKEN and the folder; "tell" and the like make it print the token where it does not belong.
while read -r line; do
  case $line in
    '"tell"') echo "$TOKEN is wrong" ;;
    '"tell and exit"')
      echo "cannot log in with $TOKEN" >&2
      exit 1
      ;;
    '"tell much"')
      # More than is kept of standard error: the rest begins inside of the token.
      printf '%s%4090s' "$TOKEN" ' ' >&2
      exit 1
      ;;
    *) printf '["%s", "%s", "%s"]\n' "${MODE:-}" "${TOKEN:-}" "$(pwd -P)" ;;
  esac
done
