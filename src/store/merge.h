/* The union of two logs. Private to this layer. */
#ifndef TIENDO_STORE_MERGE_H
#define TIENDO_STORE_MERGE_H

#include "store/store.h"

/* Adds every revision of `from` that `to` has not, in one transaction; what is derived is to be
 * rebuilt afterwards. ERR_MERGE_IDENTITY when both hold another content under one identity,
 * ERR_MERGE_PROGRAMME when `to` lacks an indicator or unit. A damaged `from` gives what can be
 * read of it. */
bool merge_log(struct store *to, struct store *from, int64_t *added, struct err *err);

#endif
