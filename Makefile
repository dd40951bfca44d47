# tiendo: make [MODE=release|debug|asan|coverage] [DEV=1] [V=1] [TARGET]
#
#   (none)      build/MODE/tiendo, its library and the test programs' common parts
#   test        build and run every test; the last line says 'N passed, N failed'
#               (and build/MODE/tests/csv2json, the CSV reader for tests from elsewhere)
#   check       only the tests named: make check TESTS='base_str e2e_start'
#   fuzz        run each tests/fuzz/fuzz_NAME.c for FUZZ_SECONDS (60) from what its corpus keeps
#               (clang, libFuzzer, sanitizers); the tests run the corpus alone
#   bench       build and run tests/bench
#   lint        everything that is checked without running it; format: lay the code out
#   portable    build/portable/tiendo, all but libc linked statically
#   man         build/MODE/tiendo.1, its key list taken from the program
#   install     PREFIX (/usr/local), DESTDIR, SYSCONFDIR (/etc), STATEDIR (/var/lib/tiendo)
#   install-server  the same for many users on one server (as root): the program with the group
#               SERVER_GROUP (tiendo-db), which STATEDIR belongs to, and what sshd needs to know of
#               SERVER_USERS (tiendo-users); the manual's section SERVER says what to do next
#   uninstall   clean   compile_commands.json
#
# CFLAGS, CPPFLAGS and LDFLAGS of whoever builds are added to the project's own. SHARED=1 links ncurses and
# SQLite as shared objects, for packages of a distribution.
# Everything runs from this folder; a new source file needs no change here. Half-finished work
# above a layer need not stand in the way: make check BUILD=/tmp/b LAYERS='base model' TESTS=...

VERSION = 0.1.0
MODE = release
BUILD = build/$(MODE)

PREFIX = /usr/local
SYSCONFDIR = /etc
STATEDIR = /var/lib/tiendo
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
COMPDIR = $(PREFIX)/share/bash-completion/completions
DOCDIR = $(PREFIX)/share/doc/tiendo
SERVER_GROUP = tiendo-db
SERVER_USERS = tiendo-users

# --- flags ---------------------------------------------------------------------------------

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	-Wold-style-definition -Wvla -Wformat=2 -Wundef -Wwrite-strings -Wpointer-arith
# Text is cut with snprintf on purpose; this warning comes and goes with what is inlined. (clang
# does not know it, and need not.)
WARNINGS += -Wno-format-truncation -Wno-unknown-warning-option
ifdef DEV
WARNINGS += -Werror
endif

FLAGS_release = -O2 -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fno-plt
FLAGS_debug = -O0 -g3
FLAGS_asan = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all \
	-fno-omit-frame-pointer
FLAGS_coverage = -O0 -g --coverage
LINK_release = -Wl,-z,relro,-z,now
LINK_asan = -fsanitize=address,undefined
LINK_coverage = --coverage
ifeq ($(filter $(MODE),release debug asan coverage),)
$(error MODE is release, debug, asan or coverage)
endif

# No path of this machine gets into what is built.
PATHS = -ffile-prefix-map=$(CURDIR)=.
ALL_CPPFLAGS = -Iinclude -D_GNU_SOURCE -DNCURSES_WIDECHAR=1 $(CPPFLAGS)
ALL_CFLAGS = -std=gnu17 $(WARNINGS) -fPIE $(PATHS) $(FLAGS_$(MODE)) $(CFLAGS)
ALL_LDFLAGS = -pie -Wl,--as-needed $(LINK_$(MODE)) $(LDFLAGS)
APP_CPPFLAGS = -DTIENDO_VERSION='"$(VERSION)"' -DTIENDO_SYSCONFDIR='"$(SYSCONFDIR)"' \
	-DTIENDO_STATEDIR='"$(STATEDIR)"'

# Archives are taken where there are some: each shared object costs at every start. The program takes those
# of ncurses and SQLite, too, which are a sixth of its start, unless SHARED=1 leaves them to the system.
archive = $(if $(findstring /,$(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a,-l$(1))
SMALL_LIBS := $(foreach lib,inih utf8proc csv nettle,$(call archive,$(lib)))
LIBS = -lncursesw -ltinfo -lsqlite3 $(SMALL_LIBS) -lm
LARGE_LIBS := $(foreach lib,ncursesw tinfo sqlite3,$(if $(SHARED),-l$(lib),$(call archive,$(lib))))
PROGRAM_LIBS = $(LARGE_LIBS) $(SMALL_LIBS) -lm
STATIC_LIBS = -Wl,-Bstatic -lncursesw -ltinfo -lsqlite3 -linih -lutf8proc -lcsv -lnettle \
	-Wl,-Bdynamic -lm
TEST_LIBS = -lcmocka -lvterm -lutil

ifndef V
Q = @
ifeq ($(findstring s,$(firstword -$(MAKEFLAGS))),)
say = @printf '  %-5s %s\n' $(1) $(2);
endif
endif

# --- what is there -------------------------------------------------------------------------

LAYERS = base model calc store exchange ui app
SOURCES := $(sort $(wildcard $(LAYERS:%=src/%/*.c)))
MAIN := $(filter src/app/main.c,$(SOURCES))
LIB_SOURCES := $(filter-out src/app/main.c,$(SOURCES))
HEADERS := $(sort $(wildcard include/*/*.h src/*/*.h tests/*/*.h tests/*/*/*.h))
# What the program carries with it: names relative to assets/, and config.ini.
ASSETS := config.ini $(filter-out %.md %.in %.bash,$(sort $(wildcard assets/*.* assets/*/*.*)))

# Each file of the tests with a main is one program; the others are common to all of them.
TEST_SOURCES := $(sort $(wildcard tests/unit/*/*.c tests/screens/*.c tests/e2e/*.c))
TEST_MAINS := $(if $(TEST_SOURCES),$(shell grep -l '^int main\b' $(TEST_SOURCES)))
TEST_COMMON := $(sort $(wildcard tests/support/*.c)) $(filter-out $(TEST_MAINS),$(TEST_SOURCES))
# tests/unit/base/test_str.c -> base_str, tests/e2e/test_start.c -> e2e_start
test_name = $(subst /,_,$(subst /test_,/,$(patsubst tests/%,%,$(patsubst tests/unit/%,%,$(1:.c=)))))
TEST_NAMES := $(foreach f,$(TEST_MAINS),$(call test_name,$(f)))
TEST_PROGRAMS := $(TEST_NAMES:%=$(BUILD)/tests/test_%)

BENCH_SOURCES := $(sort $(wildcard tests/bench/*.c))
BENCH_MAINS := $(if $(BENCH_SOURCES),$(shell grep -l '^int main\b' $(BENCH_SOURCES)))
BENCH_COMMON := $(filter-out $(BENCH_MAINS),$(BENCH_SOURCES))
BENCH_PROGRAMS := $(BENCH_MAINS:tests/bench/%.c=$(BUILD)/bench/%)
TOOL_SOURCES := $(sort $(wildcard tests/tools/*.c))
TOOLS := $(TOOL_SOURCES:tests/tools/%.c=$(BUILD)/tests/%)
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_NAMES := $(FUZZ_SOURCES:tests/fuzz/fuzz_%.c=%)
# Each target once more without its fuzzer: what its corpus keeps is run as tests.
FUZZ_TESTS := $(FUZZ_NAMES:%=$(BUILD)/tests/test_fuzz_%)

LIB = $(BUILD)/libtiendo.a
SUPPORT = $(BUILD)/libsupport.a
PROGRAM = $(BUILD)/tiendo
object = $(patsubst %.c,$(BUILD)/obj/%.o,$(1))
LIB_OBJECTS = $(call object,$(LIB_SOURCES)) $(BUILD)/gen/asset_data.o $(BUILD)/gen/asset_table.o

.DEFAULT_GOAL := all
.PHONY: all test check programs fuzz bench lint format portable man install install-server uninstall \
	clean FORCE
.SECONDARY:
.DELETE_ON_ERROR:

all: $(LIB) $(if $(MAIN),$(PROGRAM))

# --- compiling -----------------------------------------------------------------------------

# A stamp changes only when its text does: other flags or another list of files build anew.
define stamp
@mkdir -p $(@D); printf '%s\n' '$(subst ','\'',$(1))' >$@.new; \
if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi
endef

$(BUILD)/flags: FORCE
	$(call stamp,$(CC) $(ALL_CPPFLAGS) $(APP_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(LIBS) $(PROGRAM_LIBS))
$(BUILD)/objects: FORCE
	$(call stamp,$(LIB_OBJECTS) $(TEST_COMMON) $(BENCH_COMMON))
$(BUILD)/assets: FORCE
	$(call stamp,$(ASSETS))

$(BUILD)/obj/src/app/%.o $(BUILD)/obj/tests/%.o: ALL_CPPFLAGS += $(APP_CPPFLAGS)
$(BUILD)/obj/tests/%.o: ALL_CPPFLAGS += -Itests

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(LIB): $(LIB_OBJECTS) $(BUILD)/objects
	$(call say,AR,$@)
	$(Q)rm -f $@; $(AR) rcsD $@ $(LIB_OBJECTS)

$(PROGRAM): $(call object,$(MAIN)) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(PROGRAM_LIBS)

-include $(patsubst %.o,%.d,$(call object,$(SOURCES) $(TEST_SOURCES) $(TEST_COMMON) \
	$(BENCH_SOURCES) $(TOOL_SOURCES) $(wildcard tests/fuzz/*.c)))

# --- assets --------------------------------------------------------------------------------

$(BUILD)/gen/asset_data.s $(BUILD)/gen/asset_table.c &: $(BUILD)/assets $(ASSETS) .ci/assets
	$(call say,GEN,$(BUILD)/gen)
	$(Q)mkdir -p $(BUILD)/gen; sh .ci/assets $(BUILD)/gen $(ASSETS)

$(BUILD)/gen/asset_data.o: $(BUILD)/gen/asset_data.s $(BUILD)/flags
	$(Q)$(CC) -c -o $@ $<

$(BUILD)/gen/asset_table.o: $(BUILD)/gen/asset_table.c $(BUILD)/flags
	$(Q)$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# --- tests ---------------------------------------------------------------------------------

$(SUPPORT): $(call object,$(TEST_COMMON)) $(BUILD)/objects
	$(call say,AR,$@)
	$(Q)rm -f $@; $(AR) rcsD $@ $(call object,$(TEST_COMMON))

define test_program
$(BUILD)/tests/test_$(call test_name,$(1)): $(call object,$(1)) $(SUPPORT) $(LIB)
endef
$(foreach f,$(TEST_MAINS),$(eval $(call test_program,$(f))))
$(TEST_PROGRAMS):
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)

# What the tests run beside the program itself.
$(TOOLS): $(BUILD)/tests/%: $(BUILD)/obj/tests/tools/%.o $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(LIBS)

$(FUZZ_TESTS): $(BUILD)/tests/test_fuzz_%: $(BUILD)/obj/tests/fuzz/fuzz_%.o \
		$(call object,tests/fuzz/bed.c tests/fuzz/replay.c) $(SUPPORT) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)

test: $(if $(MAIN),$(PROGRAM)) $(TOOLS) $(TEST_PROGRAMS) $(FUZZ_TESTS)
	@sh .ci/run-tests $(BUILD) $(TEST_PROGRAMS) $(FUZZ_TESTS)

check: $(if $(MAIN),$(PROGRAM)) $(TOOLS) $(TESTS:%=$(BUILD)/tests/test_%)
	@sh .ci/run-tests $(BUILD) $(TESTS:%=$(BUILD)/tests/test_%)

$(BUILD)/bench/%: $(BUILD)/obj/tests/bench/%.o $(call object,$(BENCH_COMMON)) $(SUPPORT) $(LIB)
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)

# All that can be compiled, without running any of it.
programs: $(TOOLS) $(TEST_PROGRAMS) $(FUZZ_TESTS) $(BENCH_PROGRAMS)

bench: $(PROGRAM) $(BENCH_PROGRAMS)
	@for b in $(BENCH_PROGRAMS); do TIENDO=$(abspath $(PROGRAM)) $$b || exit 1; done

# The whole library once more with clang, so that the fuzzer sees its branches. What it finds to be
# new goes to build/fuzz/corpus, what fails to build/fuzz/NAME-*; FUZZ='csv keys' runs only these.
FUZZ_FLAGS = -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all
FUZZ_SECONDS = 60
FUZZ = $(FUZZ_NAMES)
fuzz:
	@$(MAKE) --no-print-directory MODE=debug BUILD=build/fuzz CC=clang \
		CFLAGS='$(FUZZ_FLAGS)' LDFLAGS='-fsanitize=address,undefined' fuzz-run
.PHONY: fuzz-run
fuzz-run: $(FUZZ:%=$(BUILD)/fuzz_%)
	@for name in $(FUZZ); do \
		mkdir -p $(BUILD)/corpus/$$name; echo "--- $$name"; \
		TIENDO_SOURCE=$(CURDIR) $(BUILD)/fuzz_$$name -max_total_time=$(FUZZ_SECONDS) \
			-verbosity=0 -print_final_stats=1 -timeout=20 \
			-artifact_prefix=$(BUILD)/$$name- $(BUILD)/corpus/$$name \
			tests/fuzz/corpus/$$name || exit 1; \
	done
$(FUZZ_NAMES:%=build/fuzz/fuzz_%): build/fuzz/fuzz_%: build/fuzz/obj/tests/fuzz/fuzz_%.o \
		$(call object,tests/fuzz/bed.c) $(SUPPORT) $(LIB)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) -fsanitize=fuzzer $(ALL_LDFLAGS) -o $@ $^ $(TEST_LIBS) $(LIBS)

# --- checking and layout -------------------------------------------------------------------

lint: compile_commands.json
	@sh .ci/lint

format:
	$(Q)clang-format -i $(SOURCES) $(HEADERS) $(wildcard tests/*/*.c tests/*/*/*.c)

# What an editor and clang-tidy want to know.
COMMAND_SOURCES = $(SOURCES) $(sort $(wildcard tests/*/*.c tests/*/*/*.c))
compile_commands.json: $(BUILD)/flags $(BUILD)/sources
	@sep='['; for f in $(COMMAND_SOURCES); do \
		printf '%s\n{"directory": "%s", "file": "%s", "command": "%s"}' "$$sep" '$(CURDIR)' \
		$$f "$$(printf '%s ' '$(CC) $(subst ','\'',$(ALL_CPPFLAGS) $(APP_CPPFLAGS) -Itests $(ALL_CFLAGS))' \
		'-c' $$f | sed 's/"/\\"/g')"; sep=,; \
	done >$@; echo ']' >>$@
$(BUILD)/sources: FORCE
	$(call stamp,$(COMMAND_SOURCES))

# --- installing ----------------------------------------------------------------------------

portable:
	@$(MAKE) --no-print-directory MODE=release BUILD=build/portable PROGRAM_LIBS='$(STATIC_LIBS)'

man: $(BUILD)/tiendo.1
$(BUILD)/tiendo.1: assets/tiendo.1.in .ci/manual $(PROGRAM)
	$(call say,MAN,$@)
	$(Q)sh .ci/manual $(PROGRAM) $(VERSION) <$< >$@

install: $(PROGRAM) $(BUILD)/tiendo.1
	install -D -m 755 $(PROGRAM) $(DESTDIR)$(BINDIR)/tiendo
	install -D -m 644 $(BUILD)/tiendo.1 $(DESTDIR)$(MANDIR)/man1/tiendo.1
	install -D -m 644 assets/completion.bash $(DESTDIR)$(COMPDIR)/tiendo

# The group is this machine's; with DESTDIR it must be there already.
install-server: install
	$(if $(DESTDIR),,getent group $(SERVER_GROUP) >/dev/null || groupadd --system $(SERVER_GROUP))
	install -o root -g $(SERVER_GROUP) -m 2755 $(PROGRAM) $(DESTDIR)$(BINDIR)/tiendo
	install -d $(DESTDIR)$(dir $(STATEDIR))
	install -d -o root -g $(SERVER_GROUP) -m 2770 $(DESTDIR)$(STATEDIR)
	install -d $(DESTDIR)$(DOCDIR)
	sed -e 's,@BINDIR@,$(BINDIR),g' -e 's,@GROUP@,$(SERVER_GROUP),g' \
		-e 's,@USERS@,$(SERVER_USERS),g' assets/sshd.conf.in >$(DESTDIR)$(DOCDIR)/sshd.conf
	@echo "next: tiendo init; tiendo user add LOGIN ...; $(DOCDIR)/sshd.conf (man tiendo, SERVER)"

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/tiendo $(DESTDIR)$(MANDIR)/man1/tiendo.1 \
		$(DESTDIR)$(COMPDIR)/tiendo $(DESTDIR)$(DOCDIR)/sshd.conf

clean:
	rm -rf build compile_commands.json
