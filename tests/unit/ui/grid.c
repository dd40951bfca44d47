/* The entry grid's rows and cells, driven as its screen drives them. */
#include "unit/ui/grid.h"

#include "base/lang.h"
#include "base/mem.h"
#include "ui/term.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { GRID_JUMP = 15 };

int grid_setup(void **state)
{
	struct grid *g = mem_zero(1, sizeof(*g));
	void *f;

	if (fixture_setup_small(&f) != 0)
		return -1;
	g->f = f;
	lang_set(LANG_EN);
	term_set_utf8(true);
	ui_init(&g->ui);
	g->ui.store = g->f->s;
	g->ui.programme = &g->f->c.programme;
	g->ui.units = &g->f->c.units;
	g->ui.author = "lan";
	g->ui.jump = GRID_JUMP;
	units_init(&g->page.below);
	*state = g;
	return 0;
}

static void grid_close(struct grid *g)
{
	entry_rows_release(&g->page.rows);
	units_release(&g->page.below);
	memset(&g->page, 0, sizeof(g->page));
	units_init(&g->page.below);
}

int grid_teardown(void **state)
{
	struct grid *g = *state;
	void *f = g->f;

	grid_close(g);
	ui_release(&g->ui);
	free(g);
	return fixture_teardown(&f);
}

void grid_load(struct grid *g)
{
	struct err err = { 0 };

	assert_true(entry_rows_load(&g->ui, &g->page, &err));
	list_resize(&g->page.list, g->page.rows.shown_count);
}

void grid_open(struct grid *g, const char *indicator, const char *unit, const char *period)
{
	grid_close(g);
	g->page.indicator = indicator ? fixture_indicator(g->f, indicator) : 0;
	g->page.unit = unit ? fixture_unit(g->f, unit) : 0;
	g->ui.look = (struct view){ .period = fixture_period(period), .map = MAP_OF_PERIOD };
	grid_load(g);
}

static bool grid_is(const struct grid *g, const struct entry_row *row, const char *code)
{
	return g->page.indicator ? row->unit == fixture_unit(g->f, code) :
				   row->indicator == fixture_indicator(g->f, code);
}

struct entry_row *grid_row(struct grid *g, const char *code)
{
	for (size_t n = 0; n < g->page.rows.count; n++)
		if (grid_is(g, &g->page.rows.row[n], code))
			return &g->page.rows.row[n];
	fail_msg("there is no row %s", code);
	return NULL;
}

void grid_select(struct grid *g, const char *code, enum entry_column column)
{
	const struct entry_row *row = grid_row(g, code);
	const size_t n = entry_rows_find(&g->page.rows, row->indicator, row->unit);

	assert_true(n < g->page.rows.shown_count);
	list_select(&g->page.list, n);
	g->page.column = column;
}

void grid_type(struct grid *g, const char *code, enum entry_column column, const char *text)
{
	grid_select(g, code, column);
	assert_true(entry_begin(&g->ui, &g->page, false));
	field_start(&g->page.field, text, g->page.field.limit);
	entry_accept(&g->ui, &g->page);
	assert_false(g->page.typing);
}
