/* Help for the screen on top, made from its keymap: / searches, blind to diacritics and case. */
#ifndef TIENDO_UI_HELP_H
#define TIENDO_UI_HELP_H

#include "ui/view.h"

extern const struct view_ops help_view;

#endif
