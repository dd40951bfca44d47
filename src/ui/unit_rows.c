/* The rows of a unit's page. */
#include "ui/unit_rows.h"

#include "base/mem.h"
#include "store/programme.h"
#include "ui/ui.h"

#include <stdlib.h>
#include <string.h>

void unit_rows_init(struct unit_rows *r, int unit, int parent)
{
	*r = (struct unit_rows){ .unit = unit, .parent = parent };
	units_init(&r->below);
}

void unit_rows_release(struct unit_rows *r)
{
	units_release(&r->below);
	free(r->row);
}

const struct units *unit_rows_units(const struct ui *ui, const struct unit_rows *r)
{
	return r->deep ? &r->below : ui->units;
}

const struct unit *unit_rows_unit(const struct ui *ui, const struct unit_rows *r)
{
	return units_by_id(unit_rows_units(ui, r), r->unit);
}

size_t unit_rows_find(const struct unit_rows *r, int indicator)
{
	size_t n = 0;

	while (n < r->rows && (r->row[n].pillar || r->row[n].line.indicator != indicator))
		n++;
	return n;
}

static bool unit_rows_read_children(struct ui *ui, struct unit_rows *r, struct err *err)
{
	struct units children;

	if (r->parent && !r->deep) {
		if (!store_load_children(ui->store, r->parent, &r->below, err))
			return false;
		r->deep = true;
	}
	units_init(&children);
	const bool ok = store_load_children(ui->store, r->unit, &children, err);
	r->has_children = children.units > 0;
	units_release(&children);
	return ok;
}

static bool unit_rows_add(struct ui *ui, struct unit_rows *r, int indicator, struct err *err)
{
	const struct unit *nation = units_nation(ui->units);
	struct unit_row *row;
	struct figure f;

	r->row = mem_grow(r->row, r->rows, &r->room, sizeof(*r->row));
	row = memset(&r->row[r->rows], 0, sizeof(*row));
	if (!line_load(ui, r->deep ? &r->below : NULL, indicator, r->unit, true, &row->line, err) ||
	    (nation && !figure_read(ui->store, ui->programme, ui->units, indicator, nation->id,
				    &ui->look, &f, err)))
		return false;
	row->nation = nation ? f.low : quantity_none();
	r->rows += row_filter_passes(r->filter, &row->line);
	r->counts[row->line.standing.pace.pace]++;
	return true;
}

bool unit_rows_load(struct ui *ui, struct unit_rows *r, struct err *err)
{
	const struct programme *p = ui->programme;
	const struct unit *parent = r->parent ? units_by_id(ui->units, r->parent) : NULL;

	if (!unit_rows_read_children(ui, r, err))
		return false;
	r->rows = 0;
	memset(r->counts, 0, sizeof(r->counts));
	for (size_t pillar = 0; pillar < p->pillars; pillar++) {
		const size_t heading = r->rows;

		r->row = mem_grow(r->row, r->rows, &r->room, sizeof(*r->row));
		r->row[r->rows++] = (struct unit_row){ .pillar = (int)pillar + 1 };
		for (size_t n = 0; n < p->indicators; n++)
			if (p->group[p->indicator[n].group - 1].pillar == (int)pillar + 1 &&
			    line_answers(ui, unit_rows_unit(ui, r), parent, &p->indicator[n]) &&
			    !unit_rows_add(ui, r, (int)n + 1, err))
				return false;
		if (r->rows == heading + 1)
			r->rows--;
	}
	return true;
}
