/* Text from before Unicode, field by field and over the whole file. */
#include "csv_legacy.h"

#include "base/utf8.h"

#include <string.h>

#define CSV_LOST "\xEF\xBF\xBD"

struct csv_remedy {
	const char *bytes; /* for a file in the encoding itself */
	const char *text;  /* for one that was read wrongly and saved as UTF-8 */
};

static const struct csv_remedy csv_remedies[LEGACY_MAX] = {
	[LEGACY_TCVN3] = { "iconv -f TCVN -t UTF-8",
			   "iconv -f UTF-8 -t CP1252 | iconv -f TCVN -t UTF-8" },
	[LEGACY_CP1258] = { "iconv -f CP1258 -t UTF-8",
			    "iconv -f UTF-8 -t CP1252 | iconv -f CP1258 -t UTF-8" },
	[LEGACY_VISCII] = { "iconv -f VISCII -t UTF-8",
			    "iconv -f UTF-8 -t CP1252 | iconv -f VISCII -t UTF-8" },
	[LEGACY_UTF8] = { NULL, "iconv -f UTF-8 -t CP1252" },
};

static bool csv_legacy_refuse(enum legacy legacy, const char *command, struct err *err)
{
	if (legacy == LEGACY_NONE)
		return true;
	if (legacy == LEGACY_UTF8)
		return err_set(err, ERR_CSV_MISREAD, command);
	if (command)
		return err_set(err, ERR_CSV_LEGACY_ICONV, legacy_name(legacy), command);
	return err_set(err, ERR_CSV_LEGACY, legacy_name(legacy));
}

static uint64_t csv_legacy_hash(const char *text)
{
	uint64_t hash = 14695981039346656037u;

	while (*text)
		hash = (hash ^ (unsigned char)*text++) * 1099511628211u;
	return hash;
}

static const struct legacy_score *csv_legacy_judge(struct csv_legacy *l, const char *text)
{
	const uint64_t hash = csv_legacy_hash(text);
	const size_t at = (size_t)(hash >> 32) % CSV_LEGACY_SEEN;

	if (l->seen[at].hash != hash) {
		l->seen[at].hash = hash;
		l->seen[at].score = (struct legacy_score){ 0 };
		legacy_judge(&l->seen[at].score, text);
	}
	return &l->seen[at].score;
}

bool csv_legacy_row(struct csv_legacy *l, const char *const *field, size_t fields, long line,
		    struct err *err)
{
	for (size_t n = 0; n < fields; n++) {
		const struct legacy_score *score;
		enum legacy legacy;

		if (utf8_is_ascii(field[n]))
			continue;
		if (strstr(field[n], CSV_LOST))
			return err_set(err, ERR_CSV_LOST, NULL);
		score = csv_legacy_judge(l, field[n]);
		legacy = legacy_verdict(score);
		if (legacy != LEGACY_NONE)
			return csv_legacy_refuse(legacy, csv_remedies[legacy].text, err);
		legacy_add(&l->score, score);
		for (enum legacy of = LEGACY_NONE + 1; of < LEGACY_MAX; of++)
			if (score->good[of] && !l->first[of])
				l->first[of] = line;
	}
	return true;
}

bool csv_legacy_end(const struct csv_legacy *l, long *line, struct err *err)
{
	const enum legacy legacy = legacy_verdict(&l->score);

	*line = l->first[legacy];
	return csv_legacy_refuse(legacy, csv_remedies[legacy].text, err);
}

bool csv_legacy_bytes(const char *bytes, size_t len, struct err *err)
{
	struct legacy_score score = { 0 };
	enum legacy legacy;

	legacy_judge_bytes(&score, bytes, len);
	legacy = legacy_verdict(&score);
	/* Bytes of UTF-8 do not need to be read another way: some of them are just damaged. */
	if (legacy == LEGACY_UTF8)
		return true;
	return csv_legacy_refuse(legacy, csv_remedies[legacy].bytes, err);
}
