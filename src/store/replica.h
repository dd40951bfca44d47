/* The replica that this program writes as: part of every revision's identity. Private to this layer. */
#ifndef TIENDO_STORE_REPLICA_H
#define TIENDO_STORE_REPLICA_H

#include "store/store.h"

/* Finds the replica that the file writes as, and draws a new one when the file is new, was copied or was put
 * back from an older copy: sequence numbers must never be given twice. Sets the store's replica,
 * replica_number and replicas. Within a transaction. */
bool replica_find(struct store *s, struct err *err);

#endif
