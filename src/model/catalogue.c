/* A whole programme with its units and reference data. */
#include "model/catalogue.h"

#include <string.h>

void catalogue_init(struct catalogue *c)
{
	memset(c, 0, sizeof(*c));
	programme_init(&c->programme);
	units_init(&c->units);
}

void catalogue_release(struct catalogue *c)
{
	programme_release(&c->programme);
	units_release(&c->units);
	catalogue_init(c);
}
