/* Accounts as states of their subject. */
#include "model/account.h"

#include "base/str.h"
#include "model/state.h"

#include <string.h>

static const char *const role_words[ROLE_COUNT] = {
	"viewer", "reporter", "owner", "reviewer", "coordinator", "administrator",
};

const char *role_word(int n)
{
	return role_words[n];
}

bool roles_parse(const char *text, unsigned *roles, const char **bad)
{
	*roles = 0;
	for (const char *word = text; word;) {
		const char *comma = strchr(word, ',');
		const size_t len = comma ? (size_t)(comma - word) : strlen(word);
		int n = 0;

		while (n < ROLE_COUNT &&
		       !(strlen(role_words[n]) == len && strncmp(role_words[n], word, len) == 0))
			n++;
		if (n == ROLE_COUNT) {
			if (bad)
				*bad = word;
			return false;
		}
		*roles |= 1u << n;
		word = comma ? comma + 1 : NULL;
	}
	return true;
}

void roles_add(unsigned roles, struct str *out)
{
	const char *between = "";

	for (int n = 0; n < ROLE_COUNT; n++) {
		if (!(roles & 1u << n))
			continue;
		str_addf(out, "%s%s", between, role_words[n]);
		between = ",";
	}
}

void account_write(const struct account *a, struct str *state)
{
	struct str roles;

	str_init(&roles);
	roles_add(a->roles, &roles);
	state_add(state, "login", a->login);
	state_add_number(state, "uid", a->uid);
	state_add(state, "name", a->name);
	state_add(state, "unit", a->unit);
	state_add(state, "roles", roles.text);
	state_add(state, "indicators", a->indicators);
	state_add(state, "removed", a->removed ? "yes" : "");
	str_release(&roles);
}

bool account_read(const char *key, const char *state, struct account *a)
{
	char roles[128], removed[8];

	memset(a, 0, sizeof(*a));
	str_copy(a->key, sizeof(a->key), key);
	if (!state_copy(state, "login", a->login, sizeof(a->login)))
		return false;
	a->uid = state_number(state, "uid");
	state_copy(state, "name", a->name, sizeof(a->name));
	state_copy(state, "unit", a->unit, sizeof(a->unit));
	state_copy(state, "indicators", a->indicators, sizeof(a->indicators));
	a->removed = state_copy(state, "removed", removed, sizeof(removed));
	return !state_copy(state, "roles", roles, sizeof(roles)) ||
	       roles_parse(roles, &a->roles, NULL);
}
