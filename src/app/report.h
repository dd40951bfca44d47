/* The reports on who has reported. Private to this layer; each returns an exit status. */
#ifndef TIENDO_APP_REPORT_H
#define TIENDO_APP_REPORT_H

struct command_line;

int report_completeness(const struct command_line *line);
int report_reminder(const struct command_line *line);

#endif
