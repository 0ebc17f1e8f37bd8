#!/bin/sh
# The man pages are clean under mandoc -T lint.
cd "$TOP" || exit 1
command -v mandoc >/dev/null 2>&1 || { echo "no mandoc here"; exit 77; }
# From their own folder, where mandoc finds the pages that they refer to.
cd man || exit 1
pages=$(find . -name '*.[1-9]' | sed 's|^\./||' | sort)
[ -n "$pages" ] || { echo "no man pages yet"; exit 77; }
# shellcheck disable=SC2086  # a list of files
mandoc -T lint $pages
