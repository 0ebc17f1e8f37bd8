#!/bin/bash
# What `make install` puts in a folder of its own finds its assets, its Dutch and its man pages there, whatever lies around it; `make
# uninstall` leaves no file.
. "$TESTLIB/cli.sh"
[ -z "$SANITISE" ] || { echo "once is enough, without sanitizers"; exit 77; }
command -v man >/dev/null 2>&1 && manual=yes

# A build of its own, since the prefix goes into the program; what is built already is taken along.
mkdir own && cp -a "$BUILD_DIR/obj" "$BUILD_DIR/lib" "$BUILD_DIR"/*.stamp own/ || exit 1
install() { make -C "$TOP" --no-print-directory BUILD="$PWD/own" VARIANT= DESTDIR="$1" PREFIX="$2" "$3" >make.log 2>&1 || { cat make.log; exit 1; }; }
installed() { (cd "$1" && find . -type f | sort); }

# A stranger's folders of the same names, up the tree.
mkdir -p away/assets/arrangements away/locale/nl && echo '{}' >away/assets/arrangements/pact.json
odd="$PWD/away/odd place"
install '' "$odd" install
installed "$odd" >out
for file in bin/tafel share/tafel/arrangements/pact.json share/tafel/intake/nl.csv share/tafel/schema/snapshot.schema.json \
	share/locale/nl/LC_MESSAGES/tafel.mo share/man/man1/tafel.1 share/man/nl/man1/tafel.1 share/man/man5/tafel-export.5 \
	share/man/man7/tafel-sync.7 share/bash-completion/completions/tafel; do
	grep -qxF "./$file" out || complain "not installed: $file"
done
lacks nl.po

TAFEL="$odd/bin/tafel"
cd / || exit 1
"$TAFEL" where >"$OLDPWD/out"
"$TAFEL" -f "$OLDPWD/i.db" init --arrangement pact --table velsen --name T --role chair >"$OLDPWD/said" 2>&1 || complain "init"
env TAFEL_LANG=nl "$TAFEL" --help >"$OLDPWD/help"
cd "$OLDPWD" || exit 1
has "$odd/bin/../share/tafel"
has "$odd/bin/../share/locale"
grep -q 'vergaderscherm' help || { complain "no Dutch" && head help; }
if [ -n "${manual:-}" ]; then
	MANPATH="$odd/share/man" man -w tafel tafel-export tafel-sync >out 2>&1 || { complain "man pages" && cat out; }
fi
install '' "$odd" uninstall
same "$(installed "$odd")" ''

# A package: under DESTDIR, for another place.
install "$PWD/package" /usr install
[ -x package/usr/bin/tafel ] || complain "nothing under DESTDIR"
grep -q '/usr/share/tafel' package/usr/bin/tafel || complain "does not know its prefix"
install "$PWD/package" /usr uninstall
same "$(installed package)" ''
ended
