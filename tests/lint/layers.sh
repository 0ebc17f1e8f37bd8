#!/bin/sh
# No layer includes a header of a layer it may not see, nor a library that belongs to another. The table is the Makefile's.
cd "$TOP" || exit 1
table=$BUILD_DIR/layers.txt
[ -s "$table" ] || { echo "no table of layers: $table"; exit 1; }

find src include \( -name '*.c' -o -name '*.h' -o -name '*.def' \) | sort | while read -r file; do
	case $file in
	src/*/* | include/*/*) layer=${file#*/} && layer=${layer%%/*} ;;
	src/main.c) layer=main ;;
	*) layer=none ;;
	esac
	awk -v file="$file" -v layer="$layer" '
	BEGIN {
		split("assert ctype dirent errno fcntl fenv float fnmatch inttypes iso646 langinfo libgen libintl limits locale math netdb poll " \
			"pwd grp regex sched setjmp signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string strings syslog " \
			"termios time unistd utime wchar wctype sys/file sys/ioctl sys/mman sys/random sys/resource sys/select sys/stat sys/statvfs " \
			"sys/time sys/types sys/uio sys/utsname sys/wait sys/xattr linux/fs linux/magic sys/vfs sys/statfs", names, " ")
		for (i in names)
			libc[names[i] ".h"] = 1
	}
	FILENAME ~ /layers\.txt$/ {
		n = split($0, part, "|")
		layers[part[1]] = 1
		if (part[1] != layer)
			next
		count = split(part[2], a, " ")
		for (i = 1; i <= count; i++)
			sees[a[i]] = 1
		count = split(part[4], a, " ")
		for (i = 1; i <= count; i++)
			library[a[i]] = 1
		sees[layer] = 1
		next
	}
	/^[ \t]*#[ \t]*include[ \t]*</ {
		name = $0
		sub(/^[^<]*</, "", name)
		sub(/>.*/, "", name)
		if (!(name in libc) && !(name in library))
			print file ":" FNR ": layer " layer " may not include <" name ">"
	}
	/^[ \t]*#[ \t]*include[ \t]*"/ {
		name = $0
		sub(/^[^"]*"/, "", name)
		sub(/".*/, "", name)
		if (name !~ /\//) {
			beside = file
			sub(/[^\/]*$/, name, beside)
			if ((getline line < beside) < 0)
				print file ":" FNR ": \"" name "\" is not beside this file; the header of a layer is named LAYER/x.h"
			close(beside)
			next
		}
		other = name
		sub(/\/.*/, "", other)
		if (!(other in layers))
			print file ":" FNR ": \"" name "\" is of no layer"
		else if (!(other in sees))
			print file ":" FNR ": layer " layer " may not see " other " (\"" name "\")"
	}' "$table" "$file"
done >"$TMPDIR/wrong"

cat "$TMPDIR/wrong"
[ ! -s "$TMPDIR/wrong" ]
