#!/bin/sh
# Prints a gigabyte: in one line, or in short ones. Whether it came to its end, a file tells.
case ${1:-} in
  line) head -c 1000000000 /dev/zero | tr '\0' x ;;
  numbers) yes 1 | head -c 1000000000 ;;
esac && : >printed-all
