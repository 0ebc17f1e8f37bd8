# tafel: one Makefile, no configure step, no recursion into folders. `make help` tells the targets.
#
#   V=1            show every command            DEVELOPER=1    warnings are errors
#   CC=clang       another compiler              VARIANT=name   its own folder build/name, beside the others
#   BUILD=folder   build elsewhere               INCLUDE_FIRST=folder   headers that go before include/
#   ONLY=pattern   only tests with such a name   KINDS="unit cli"       only tests of these kinds
#
# A file in the right folder is found by itself; nothing needs to be listed here.

VERSION := 0.1.0
PREFIX ?= /usr/local
DESTDIR ?=
BUILD ?= build
VARIANT ?=
TOP := $(CURDIR)
B := $(BUILD)$(if $(VARIANT),/$(VARIANT))
O := $(B)/obj

MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := all

# $(call once,NAME,COMMAND): run the command at the first use of NAME only, so that a machine without pkg-config can still run `make deps`.
once = $(eval $1 := $$(shell $2))$($1)

# ---- Layers: who may see whom. The lints tests/lint/layers.sh (includes) and tests/lint/links.sh (symbols) hold the code to this table.

LAYERS := base model rules record store sync report app tui cli
SEES_base :=
SEES_model := base
SEES_rules := base model
SEES_record := base model
SEES_store := base model record
SEES_sync := base model record store
SEES_report := base model rules
SEES_app := base model rules record store sync report
SEES_tui := base model report app
SEES_cli := base model report app
SEES_main := base app tui cli

PKGS_base := libutf8proc
PKGS_record := libcjson libsodium
PKGS_store := sqlite3
PKGS_report := libcjson
PKGS_app := libcjson
PKGS_tui := ncursesw

HEADERS_base := utf8proc.h
HEADERS_record := cJSON.h cjson/cJSON.h sodium.h
HEADERS_store := sqlite3.h
HEADERS_report := cJSON.h cjson/cJSON.h
HEADERS_app := cJSON.h cjson/cJSON.h
HEADERS_tui := ncurses.h curses.h term.h

PKGS := ncursesw sqlite3 libcjson libsodium libutf8proc
TEST_PKGS := cmocka vterm

# A layer and all below it that its code needs at link time, the upper ones first.
SEEN_FROM = $(sort $1 $(foreach l,$(SEES_$1),$(call SEEN_FROM,$l)))
UPPER_FIRST := cli tui app report sync store record rules model base
CLOSURE = $(filter $(call SEEN_FROM,$1),$(UPPER_FIRST))

# ---- Flags

ifeq ($(origin CC),default)
CC := gcc
endif
AR ?= ar
OPTIMISE ?= -O2 -g
WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wformat=2
ERRORS := $(if $(filter 1,$(DEVELOPER)),-Werror)
STANDARD := -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE
SANITISE ?=
SANITISE_FLAGS := $(if $(SANITISE),-fsanitize=$(SANITISE) -fno-sanitize-recover=all -fno-omit-frame-pointer)
COVERAGE_FLAGS := $(if $(COVERAGE),--coverage)
INCLUDES := $(if $(INCLUDE_FIRST),-I$(INCLUDE_FIRST)) -Iinclude -Isrc
CODEGEN := $(OPTIMISE) $(SANITISE_FLAGS) $(COVERAGE_FLAGS)
ALL_CFLAGS = $(STANDARD) $(WARNINGS) $(ERRORS) $(CODEGEN) $(INCLUDES) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(CODEGEN) -Wl,--as-needed $(LDFLAGS)

# ncurses' own pkg-config file sets feature macros; ours stand in STANDARD.
PKG_CFLAGS = $(filter-out -D_XOPEN_SOURCE% -D_DEFAULT_SOURCE%,$(call once,CFLAGS_OF_$1,pkg-config --cflags $1))
PKG_LIBS = $(call once,LIBS_OF_$1,pkg-config --libs $1)
pkg_cflags = $(sort $(foreach p,$1,$(call PKG_CFLAGS,$p)))
pkg_libs = $(foreach p,$1,$(call PKG_LIBS,$p))

Q := $(if $(filter 1,$(V)),,@)
say = $(if $(filter 1,$(V)),,@printf '  %-7s %s\n' '$1' '$2')
JOBS ?= $(shell nproc 2>/dev/null || sysctl -n hw.ncpu 2>/dev/null || echo 2)
# Parallel by itself, unless the caller has already said how much.
PARALLEL = $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(JOBS))

# ---- What there is

$(foreach l,$(LAYERS),$(eval SRC_$l := $(wildcard src/$l/*.c)))
USED := $(foreach l,$(LAYERS),$(if $(SRC_$l),$l))
MAIN := $(wildcard src/main.c)
SRC := $(MAIN) $(foreach l,$(LAYERS),$(SRC_$l))
lib = $(B)/lib/lib$1.a
libs = $(foreach l,$(filter $(USED),$1),$(call lib,$l))
objects = $(patsubst %.c,$(O)/%.o,$1)
PLACES := $(if $(SRC),$(shell grep -lE 'TAFEL_(DATADIR|LOCALEDIR|VERSION)' $(SRC)))

PO := $(wildcard assets/locale/*.po)
MO := $(patsubst assets/locale/%.po,$(BUILD)/locale/%/LC_MESSAGES/tafel.mo,$(PO))
MAN := $(wildcard man/*.[1-9] man/*/*.[1-9])

T := $(B)/test
TEST_LIB_SRC := $(filter-out tests/lib/fuzz_main.c,$(wildcard tests/lib/*.c))
TEST_KINDS := sync tui fuzz upgrade cli unit lint
KINDS ?= $(TEST_KINDS)
# A program is named KIND-FILE, all in one folder.
test_programs = $(patsubst tests/$1/%.c,$(T)/$1-%,$(wildcard tests/$1/$2_*.c))
UNIT_PROGRAMS := $(call test_programs,unit,test)
LINKED_WHOLE := $(foreach k,sync tui cli upgrade,$(call test_programs,$k,test))
LINT_PROGRAMS := $(patsubst tests/lint/%.c,$(T)/lint-%,$(wildcard tests/lint/*.c))
FUZZ_PROGRAMS := $(call test_programs,fuzz,fuzz)
TOOLS := $(patsubst %.c,$(T)/%,$(notdir $(wildcard tests/*/tool_*.c)))
TEST_PROGRAMS := $(UNIT_PROGRAMS) $(LINKED_WHOLE) $(FUZZ_PROGRAMS) $(LINT_PROGRAMS)
test_scripts = $(wildcard tests/$1/*.sh)
programs_of = $(filter $(T)/$1-%,$(TEST_PROGRAMS))
SUITE = $(foreach k,$(filter $(TEST_KINDS),$(KINDS)),$(addprefix $k:,$(call programs_of,$k) $(call test_scripts,$k)))

BENCH_PROGRAMS := $(patsubst tests/bench/%.c,$(B)/bench/%,$(wildcard tests/bench/bench_*.c tests/bench/floor_*.c))
BENCH_LIB_SRC := $(filter-out tests/bench/bench_%.c tests/bench/floor_%.c,$(wildcard tests/bench/*.c))

# ---- Building

.PHONY: all programs
all: $(if $(MAIN),$(B)/tafel) $(call libs,$(LAYERS)) $(MO) links ## build the program at build/tafel

programs: all $(TEST_PROGRAMS) $(TOOLS) $(B)/layers.txt

# The program and the tests look for assets and translations beside themselves first.
.PHONY: links
links:
	@mkdir -p $(B)/test $(BUILD)/locale
	@for d in $(B) $(BUILD); do [ "$$(readlink $$d/assets)" = "$(TOP)/assets" ] || ln -sfn "$(TOP)/assets" $$d/assets; done
	@for d in $(if $(VARIANT),$(B)) $(B)/test; do [ -e $$d/locale ] || ln -sfn "$(abspath $(BUILD))/locale" $$d/locale; done

$(B)/tafel: $(call objects,$(MAIN)) $(call libs,$(UPPER_FIRST))
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(call pkg_libs,$(PKGS))

# An archive is made anew each time, so that the objects of a removed file do not stay in it.
define layer_rule
$(call lib,$1): $(call objects,$(SRC_$1)) $(B)/sources.stamp
	$$(call say,AR,$$@)
	@mkdir -p $$(@D) && rm -f $$@
	$(Q)$(AR) rcs $$@ $$(filter %.o,$$^)
$(call objects,$(SRC_$1)): OWN_CFLAGS = $$(call pkg_cflags,$(PKGS_$1))
endef
$(foreach l,$(USED),$(eval $(call layer_rule,$l)))

PLACE_FLAGS = -DTAFEL_VERSION='"$(VERSION)"' -DTAFEL_DATADIR='"$(PREFIX)/share/tafel"' -DTAFEL_LOCALEDIR='"$(PREFIX)/share/locale"'
$(call objects,$(PLACES)): DEFINES = $(PLACE_FLAGS)
$(call objects,$(PLACES)): $(B)/place.stamp

$(O)/tests/%.o: OWN_CFLAGS = $(call pkg_cflags,$(PKGS) $(TEST_PKGS)) -Itests/lib
$(O)/tests/fuzz/%.o $(O)/tests/lib/fuzz_main.o: WARNINGS += -Wno-missing-prototypes

$(O)/%.o: %.c $(B)/flags.stamp
	$(call say,CC,$<)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(OWN_CFLAGS) $(DEFINES) -MMD -MP -c -o $@ $<

# A stamp changes when its text does; what depends on it is then made again. $(call stamp,FILE,TEXT)
define stamp
$1: FORCE
	@mkdir -p $(B)
	@printf '%s\n' '$(subst ','\'',$2)' | cmp -s - $1 || printf '%s\n' '$(subst ','\'',$2)' > $1
endef
.PHONY: FORCE
FORCE:
$(eval $(call stamp,$(B)/flags.stamp,$(CC) $(STANDARD) $(CODEGEN) $(INCLUDES) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS)))
$(eval $(call stamp,$(B)/place.stamp,$(PREFIX) $(VERSION)))
$(eval $(call stamp,$(B)/sources.stamp,$(SRC) $(TEST_LIB_SRC) $(BENCH_LIB_SRC)))

# Layer, what it sees, its own libraries, its own headers: for the lints.
LAYER_LINES = $(foreach l,$(LAYERS) main,'$l|$(SEES_$l)|$(PKGS_$l)|$(HEADERS_$l)')
$(B)/layers.txt: Makefile
	@mkdir -p $(@D)
	@printf '%s\n' $(LAYER_LINES) > $@

DEPENDENCIES := $(wildcard $(O)/src/*.d $(O)/src/*/*.d $(O)/tests/*/*.d)
-include $(DEPENDENCIES)

# ---- Translations

XGETTEXT = xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=ngettext:1,2 --keyword=pgettext:1c,2 --add-comments=i18n: \
	--package-name=tafel --package-version=$(VERSION) --no-location --sort-by-file
MESSAGE_SOURCES = $(sort $(wildcard src/*.c src/*/*.[ch] include/*/*.h include/*/*.def))

$(BUILD)/locale/%/LC_MESSAGES/tafel.mo: assets/locale/%.po
	$(call say,MSGFMT,$<)
	@mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

.PHONY: pot po-update
pot: ## collect the messages of the program in build/tafel.pot
	@mkdir -p $(BUILD)
	$(Q)$(if $(MESSAGE_SOURCES),$(XGETTEXT) --language=C -o $(BUILD)/tafel.pot.new $(MESSAGE_SOURCES))
	$(Q)touch $(BUILD)/tafel.pot.new && sed '/^"POT-Creation-Date/d; s/charset=CHARSET/charset=UTF-8/' $(BUILD)/tafel.pot.new > $(BUILD)/tafel.pot
	@rm -f $(BUILD)/tafel.pot.new

po-update: pot ## bring new messages into assets/locale/nl.po; the untranslated ones are left empty
	@mkdir -p assets/locale
	$(Q)[ -f assets/locale/nl.po ] || msginit --no-translator --no-wrap -l nl -i $(BUILD)/tafel.pot -o assets/locale/nl.po && \
		sed -i 's/YEAR-MO-DA HO:MI+ZONE/2026-11-19 12:00+0100/; /^#/d' assets/locale/nl.po
	$(Q)msgmerge --quiet --no-fuzzy-matching --no-wrap --no-location assets/locale/nl.po $(BUILD)/tafel.pot | \
		msgattrib --no-obsolete --no-wrap | sed '/^"POT-Creation-Date/d' > $(BUILD)/nl.po
	$(Q)cmp -s $(BUILD)/nl.po assets/locale/nl.po || cp $(BUILD)/nl.po assets/locale/nl.po
	$(Q)msgfmt --statistics -o /dev/null assets/locale/nl.po

# ---- What the machine needs

.PHONY: deps deps-test
deps: ## install what building and running needs, if it is missing
	$(Q)sh tests/lib/run-deps build

deps-test: deps ## install what the tests need as well, if it is missing
	$(Q)sh tests/lib/run-deps test

# ---- Trying it

.PHONY: demo
demo: deps ## a practice file and the meeting screen, in one command
	$(Q)$(MAKE) $(PARALLEL) all
	$(Q)sh tests/lib/run-demo $(B)/tafel $(BUILD)/practice.db

# ---- Tests

TEST_LIB := $(if $(TEST_LIB_SRC),$(T)/libtests.a)
$(T)/libtests.a: $(call objects,$(TEST_LIB_SRC)) $(B)/sources.stamp
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)

# tests/unit/test_LAYER_what.c is linked with that layer and those it rests on, and no more.
layer_of = $(filter $(LAYERS),$(word 2,$(subst _, ,$(notdir $1))))
closure_of = $(if $(call layer_of,$1),$(call CLOSURE,$(call layer_of,$1)),$(UPPER_FIRST))

# $(call link_rule,PROGRAM,SOURCE,LAYERS,MORE OBJECTS)
define link_rule
$1: $(call objects,$2) $4 $(call libs,$3)
	$$(call say,LINK,$$@)
	@mkdir -p $$(@D)
	$(Q)$$(CC) $$(ALL_LDFLAGS) -o $$@ $$^ $$(call pkg_libs,$$(TEST_PKGS) $(foreach l,$3,$(PKGS_$l)))
endef
source_of = $(wildcard tests/$(firstword $(subst -, ,$(notdir $1)))/$(patsubst $(firstword $(subst -, ,$(notdir $1)))-%,%,$(notdir $1)).c)
$(foreach p,$(UNIT_PROGRAMS),$(eval $(call link_rule,$p,$(call source_of,$p),$(call closure_of,$(call source_of,$p)),$(TEST_LIB))))
$(foreach p,$(LINKED_WHOLE) $(LINT_PROGRAMS),$(eval $(call link_rule,$p,$(call source_of,$p),$(UPPER_FIRST),$(TEST_LIB))))
$(foreach p,$(FUZZ_PROGRAMS),$(eval $(call link_rule,$p,$(call source_of,$p),$(UPPER_FIRST),$(O)/tests/lib/fuzz_main.o $(TEST_LIB))))
$(foreach p,$(TOOLS),$(eval $(call link_rule,$p,$(wildcard tests/*/$(notdir $p).c),$(UPPER_FIRST),$(TEST_LIB))))

SUITE_ENV = B="$(B)" T="$(T)" TAFEL="$(abspath $(B))/tafel" TOP="$(TOP)" CC="$(CC)" JOBS="$(JOBS)" ONLY="$(ONLY)" SANITISE="$(SANITISE)"

.PHONY: test suite check-asan check-valgrind
test: deps deps-test ## build and run the whole suite
	$(Q)$(MAKE) suite

# The tests of the variant at hand. What does not build is counted as failed; the rest runs all the same.
suite:
	$(Q)$(MAKE) $(PARALLEL) -k programs; built=$$?; $(SUITE_ENV) BUILT=$$built bash tests/lib/run-suite $(SUITE)

check-asan: ## the suite under AddressSanitizer and UBSan, leaks included
	$(Q)$(MAKE) VARIANT=asan SANITISE=address,undefined KINDS="$(filter-out lint,$(KINDS))" suite

check-valgrind: ## the unit tests under valgrind
	$(Q)WRAP='valgrind -q --leak-check=full --errors-for-leak-kinds=definite --error-exitcode=9' $(MAKE) KINDS=unit suite

# ---- Fuzzing without end: libFuzzer, each target FUZZ_TIME seconds (0 is for ever; then name one with ONLY=). With FUZZ_RUNS, a
# number or "NAME=RUNS ...", that many inputs from the seed FUZZ_SEED, the same every time; FUZZ_TIME is then the most it may take.

FUZZ_TIME ?= 60
FUZZ_RUNS ?=
FUZZ_SEED ?= 1
.PHONY: fuzz fuzz-programs
fuzz: ## fuzz every target for FUZZ_TIME=60 seconds, or one with ONLY=name; FUZZ_RUNS=n repeats the same n inputs
	$(Q)$(MAKE) $(PARALLEL) CC=clang VARIANT=fuzz SANITISE=fuzzer-no-link,address,undefined fuzz-programs
	$(Q)$(SUITE_ENV) FUZZ_TIME="$(FUZZ_TIME)" FUZZ_RUNS="$(FUZZ_RUNS)" FUZZ_SEED="$(FUZZ_SEED)" \
		bash tests/lib/run-fuzz $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/libfuzzer/%,$(wildcard tests/fuzz/fuzz_*.c))

LIBFUZZER_PROGRAMS := $(patsubst tests/fuzz/%.c,$(B)/libfuzzer/%,$(wildcard tests/fuzz/fuzz_*.c))
fuzz-programs: $(LIBFUZZER_PROGRAMS) links
$(B)/libfuzzer/%: $(O)/tests/fuzz/%.o $(TEST_LIB) $(call libs,$(UPPER_FIRST))
	$(call say,LINK,$@)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(call pkg_libs,$(TEST_PKGS) $(PKGS))

# ---- Measuring

.PHONY: bench coverage
bench: deps deps-test ## measure against the floors with 100,000 applications
	$(Q)$(MAKE) $(PARALLEL) all bench-programs
	$(Q)$(SUITE_ENV) BENCH="$(abspath $(B))/bench" bash tests/lib/run-bench

.PHONY: bench-programs
bench-programs: $(BENCH_PROGRAMS) $(TOOLS)
BENCH_LIB := $(if $(BENCH_LIB_SRC),$(B)/bench/libbench.a)
$(B)/bench/libbench.a: $(call objects,$(BENCH_LIB_SRC)) $(B)/sources.stamp
	@mkdir -p $(@D) && rm -f $@
	$(Q)$(AR) rcs $@ $(filter %.o,$^)
$(foreach p,$(BENCH_PROGRAMS),$(eval $(call link_rule,$p,tests/bench/$(notdir $p).c,$(UPPER_FIRST),$(BENCH_LIB) $(TEST_LIB))))

coverage: ## which lines the suite reaches, per layer and file
	$(Q)rm -rf $(BUILD)/coverage
	$(Q)$(MAKE) VARIANT=coverage OPTIMISE='-O0 -g' COVERAGE=1 KINDS="$(filter-out lint,$(KINDS))" suite; status=$$?; \
		bash tests/lib/run-coverage $(BUILD)/coverage; exit $$status

# ---- Looking at the source

.PHONY: lint lint-programs man-check format
lint: ## layers, banned calls, long functions, messages, man pages, scripts
	$(Q)$(MAKE) $(PARALLEL) -k lint-programs; built=$$?; \
		$(SUITE_ENV) BUILT=$$built SHOW=1 bash tests/lib/run-suite $(addprefix lint:,$(LINT_PROGRAMS) $(call test_scripts,lint))

lint-programs: all $(LINT_PROGRAMS) $(B)/layers.txt

man-check: ## the man pages through mandoc -T lint
	$(Q)$(SUITE_ENV) bash tests/lint/man.sh

format: ## lay out the C files by .clang-format
	$(Q)find src include tests -name '*.[ch]' -exec clang-format -i {} +

# ---- Installing

INSTALL ?= install
D = $(DESTDIR)$(PREFIX)
ASSETS := $(filter-out assets/locale/% assets/completions/%,$(foreach d,$(wildcard assets/*),$(shell find $d -type f ! -name '.*' 2>/dev/null)))
# man/tafel.1 goes to man1, man/nl/tafel.1 to nl/man1.
man_place = $(patsubst man/%,%,$(dir $1))man$(subst .,,$(suffix $1))/$(notdir $1)
COMPLETIONS := tafel.bash:share/bash-completion/completions/tafel _tafel:share/zsh/site-functions/_tafel \
	tafel.fish:share/fish/vendor_completions.d/tafel.fish
COMPLETIONS := $(foreach c,$(COMPLETIONS),$(if $(wildcard assets/completions/$(firstword $(subst :, ,$c))),$c))

.PHONY: install uninstall
install: all ## put the program, assets, translations and man pages under DESTDIR and PREFIX
	$(Q)$(INSTALL) -d "$(D)/bin" "$(D)/share/tafel"
	$(Q)$(INSTALL) -m 755 $(B)/tafel "$(D)/bin/tafel"
	$(Q)$(foreach f,$(ASSETS),$(INSTALL) -d "$(D)/share/tafel/$(patsubst assets/%,%,$(dir $f))" && \
		$(INSTALL) -m 644 $f "$(D)/share/tafel/$(patsubst assets/%,%,$f)" &&) :
	$(Q)$(foreach f,$(MO),$(INSTALL) -d "$(D)/share/$(patsubst $(BUILD)/%,%,$(dir $f))" && \
		$(INSTALL) -m 644 $f "$(D)/share/$(patsubst $(BUILD)/%,%,$f)" &&) :
	$(Q)$(foreach f,$(MAN),$(INSTALL) -d "$(D)/share/man/$(dir $(call man_place,$f))" && \
		$(INSTALL) -m 644 $f "$(D)/share/man/$(call man_place,$f)" &&) :
	$(Q)$(foreach c,$(COMPLETIONS),$(INSTALL) -d "$(D)/$(dir $(lastword $(subst :, ,$c)))" && \
		$(INSTALL) -m 644 assets/completions/$(firstword $(subst :, ,$c)) "$(D)/$(lastword $(subst :, ,$c))" &&) :

uninstall: ## take away what install put there
	$(Q)rm -f "$(D)/bin/tafel" $(foreach f,$(MO),"$(D)/share/$(patsubst $(BUILD)/%,%,$f)") \
		$(foreach f,$(MAN),"$(D)/share/man/$(call man_place,$f)") $(foreach c,$(COMPLETIONS),"$(D)/$(lastword $(subst :, ,$c))")
	$(Q)rm -rf "$(D)/share/tafel"

.PHONY: dist clean help
dist: ## a tarball of the last commit in build/
	@mkdir -p $(BUILD)
	$(Q)git archive --prefix=tafel-$(VERSION)/ -o $(BUILD)/tafel-$(VERSION).tar.gz HEAD
	@echo $(BUILD)/tafel-$(VERSION).tar.gz

clean: ## take away all that was built
	$(Q)rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@sed -n '2,/^$$/s/^#  /  /p' Makefile
