/* Sentences that were being typed when the line was cut: a comment, a reason. One per author and place,
 * beside the log: nobody else sees it, and it is offered back where the same is asked again. A place says
 * what was asked and of which subject of the log: "comment cell/SOC.INF.FBR/P08-89/2022-Q4". */
#ifndef TIENDO_STORE_UNSENT_H
#define TIENDO_STORE_UNSENT_H

#include "store/store.h"

struct str;

/* Keeps it in place of what waited there. One transaction of its own; not within an open batch. */
bool unsent_keep(struct store *s, const char *author, const char *place, const char *text,
		 struct err *err);

/* Adds the text; false when nothing waits there. */
bool unsent_find(struct store *s, const char *author, const char *place, struct str *text);

/* Adds the place and the text of any; false when nothing waits. */
bool unsent_any(struct store *s, const char *author, struct str *place, struct str *text);

void unsent_drop(struct store *s, const char *author, const char *place);

#endif
