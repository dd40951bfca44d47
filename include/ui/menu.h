/* The menu: what the screen below offers, walked with arrows or narrowed by typing; Enter does it. */
#ifndef TIENDO_UI_MENU_H
#define TIENDO_UI_MENU_H

#include "ui/view.h"

extern const struct view_ops menu_view;

#endif
