/* Every screen there is, and what is laid over them. */
#include "ui/screens.h"

#include "ui/ask.h"
#include "ui/help.h"
#include "ui/menu.h"
#include "ui/picker.h"
#include "ui/preview.h"
#include "ui/prompt.h"

#include <stddef.h>

const struct view_ops *const screens[] = {
	&overview_view,     &indicator_view, &unit_view,    &explain_view,  &history_view,
	&plans_view,        &plan_view,      &period_view,  &start_view,    &help_view,
	&menu_view,         &picker_view,    &prompt_view,  &ask_view,      &queue_view,
	&notes_view,        &entry_view,     &preview_view, &files_view,    &home_view,
	&completeness_view, &session_view,   &flags_view,   &calendar_view, NULL,
};
