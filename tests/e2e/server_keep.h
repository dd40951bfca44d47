/* What the files behind server.h share. */
#ifndef TIENDO_TESTS_E2E_SERVER_KEEP_H
#define TIENDO_TESTS_E2E_SERVER_KEEP_H

#include "server.h"

enum { SERVER_ARGS = 24, SERVER_PATH = 256, SERVER_NAME = 32 };

struct server {
	char base[64];           /* everything lies in it; "" when there is no server */
	char link[64];           /* the folder of the database, as the program knows it */
	char group[SERVER_NAME]; /* the database's */
	char users[SERVER_NAME]; /* whom sshd gives the program */
	char login[SERVER_USERS][SERVER_NAME];
	gid_t gid;
	int port;
	pid_t owner, sshd;
};
extern struct server server;

/* A text until the teardown. */
const char *server_text(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Runs a program that must succeed. */
#define SERVER_MUST(...) server_must((const char *const[]){ __VA_ARGS__, NULL })
void server_must(const char *const *argv);

#endif
