/* The settings: config.ini in its three places, and the environment.
 *
 *   struct config c;
 *   config_init(&c);
 *   if (!config_load(&c, NULL, &faults)) ... say them all, exit
 *   config_apply_keys(&c, keys_override, &faults);
 *   ... config_release(&c);
 *
 * Later places win: the built-in config.ini, SYSCONFDIR/tiendo/config.ini, the user's own or the
 * one named, the environment (TIENDO_LANG, NO_COLOR). The command line is the caller's. */
#ifndef TIENDO_APP_CONFIG_H
#define TIENDO_APP_CONFIG_H

#include "base/err.h"
#include "base/lang.h"
#include "base/mem.h"
#include "calc/pace.h"
#include "model/deadline.h"
#include "store/figure.h"
#include "ui/theme.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Each setting once, in the order of config.ini, which documents them. [keys] has as many as there
 * are actions and is kept apart. */
enum setting {
	SETTING_LANGUAGE,
	SETTING_THEME,
	SETTING_CHARSET,
	SETTING_DETAIL,
	SETTING_PERIOD,
	SETTING_PLAN,
	SETTING_BASIS,
	SETTING_MAP,
	SETTING_BEHIND,
	SETTING_ACCELERATE,
	SETTING_COVERAGE,
	SETTING_AUTHOR,
	SETTING_JUMP,
	SETTING_CUTOFF_MONTH,
	SETTING_CUTOFF_QUARTER,
	SETTING_CUTOFF_HALF,
	SETTING_CUTOFF_YEAR,
	SETTING_DUE_MONTH,
	SETTING_DUE_QUARTER,
	SETTING_DUE_HALF,
	SETTING_DUE_YEAR,
	SETTING_RETURNED,
	SETTING_MAX
};

enum config_language { CONFIG_LANGUAGE_AUTO, CONFIG_LANGUAGE_VI, CONFIG_LANGUAGE_EN };
enum config_charset { CONFIG_CHARSET_AUTO, CONFIG_CHARSET_UTF8, CONFIG_CHARSET_ASCII };
enum config_map { CONFIG_MAP_PERIOD, CONFIG_MAP_TODAY };

/* Where a setting was made. */
struct config_place {
	const char *file;
	long line;
};

struct config_key {
	const char *action, *keys; /* as in the file; neither is checked yet */
	struct config_place place;
};

struct config {
	int language;     /* enum config_language */
	int theme;        /* enum theme */
	int charset;      /* enum config_charset */
	int detail;       /* 0 or 1: the detail line */
	int32_t period;   /* PERIOD_NONE: the latest with values */
	const char *plan; /* code of a document; NULL: the one in force */
	int basis;        /* enum basis */
	int map;          /* enum config_map */
	struct pace_limits limits;
	const char *author; /* NULL: the login name */
	double jump;        /* points */
	struct deadline_rule calendar;
	double returned; /* days */

	struct config_key *key; /* each action at most once */
	size_t keys, room;
	struct config_place place[SETTING_MAX];
	struct arena arena; /* of all texts */
};

void config_init(struct config *c);
void config_release(struct config *c);

/* Reads all places. `named` (--config) or else $TIENDO_CONFIG stands for the user's own file and
 * must exist. Returns false when anything was wrong; every fault is in the list, with its line. */
bool config_load(struct config *c, const char *named, struct err_list *faults);

/* Reads one file's text over what c holds; `file` is what messages call it. What it sets must go
 * together with what the places before it have set. */
bool config_read(struct config *c, const char *file, const char *text, size_t len,
		 struct err_list *faults);

/* Gives each override to `set` (keys_override), and its faults their file and line. */
typedef bool config_key_fn(const char *action, const char *keys, struct err *err);
bool config_apply_keys(const struct config *c, config_key_fn *set, struct err_list *faults);

/* Says in err where a setting was made: for what only shows later, as that the database has no
 * such plan. Returns false. */
bool config_at(const struct config *c, enum setting setting, struct err *err);

/* Section and name: { "pace", "behind" }. */
struct setting_name {
	const char *section, *name;
};
struct setting_name setting_name(enum setting setting);

#endif
