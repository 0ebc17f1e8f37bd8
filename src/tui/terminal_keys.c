#include "tui/terminal_keys.h"

#include "base/error.h"
#include "tui/key.h"

const struct key_alias key_aliases[] = {
	{ "\033[200~", PASTE_BEGIN },
	{ "\033[201~", PASTE_END },
	/* xterm, VT100 */
	{ "\033OP", K_F1 },
	{ "\033OQ", K_F2 },
	{ "\033OR", K_F3 },
	{ "\033OS", K_F4 },
	/* PuTTY, rxvt */
	{ "\033[11~", K_F1 },
	{ "\033[12~", K_F2 },
	{ "\033[13~", K_F3 },
	{ "\033[14~", K_F4 },
	{ "\033[15~", K_F5 },
	/* the Linux console */
	{ "\033[[A", K_F1 },
	{ "\033[[B", K_F2 },
	{ "\033[[C", K_F3 },
	{ "\033[[D", K_F4 },
	{ "\033[[E", K_F5 },
	/* all of them */
	{ "\033[17~", K_F6 },
	{ "\033[18~", K_F7 },
	{ "\033[19~", K_F8 },
	{ "\033[20~", K_F9 },
	{ "\033[21~", K_F10 },
	{ "\033[23~", K_F11 },
	{ "\033[24~", K_F12 },
	/* arrows in both modes */
	{ "\033[A", K_UP },
	{ "\033[B", K_DOWN },
	{ "\033[C", K_RIGHT },
	{ "\033[D", K_LEFT },
	{ "\033OA", K_UP },
	{ "\033OB", K_DOWN },
	{ "\033OC", K_RIGHT },
	{ "\033OD", K_LEFT },
	{ "\033[H", K_HOME },
	{ "\033[F", K_END },
	{ "\033OH", K_HOME },
	{ "\033OF", K_END },
	{ "\033[1~", K_HOME },
	{ "\033[4~", K_END },
	{ "\033[7~", K_HOME },
	{ "\033[8~", K_END },
	{ "\033[2~", K_INSERT },
	{ "\033[3~", K_DELETE },
	{ "\033[5~", K_PAGE_UP },
	{ "\033[6~", K_PAGE_DOWN },
	{ "\033[Z", K_SHIFT | K_TAB },
	/* with Ctrl: xterm and most others, then rxvt */
	{ "\033[1;5A", K_CTRL | K_UP },
	{ "\033[1;5B", K_CTRL | K_DOWN },
	{ "\033[1;5C", K_CTRL | K_RIGHT },
	{ "\033[1;5D", K_CTRL | K_LEFT },
	{ "\033[1;5H", K_CTRL | K_HOME },
	{ "\033[1;5F", K_CTRL | K_END },
	{ "\033[5;5~", K_CTRL | K_PAGE_UP },
	{ "\033[6;5~", K_CTRL | K_PAGE_DOWN },
	{ "\033[3;5~", K_CTRL | K_DELETE },
	{ "\033Oa", K_CTRL | K_UP },
	{ "\033Ob", K_CTRL | K_DOWN },
	{ "\033Oc", K_CTRL | K_RIGHT },
	{ "\033Od", K_CTRL | K_LEFT },
	{ "\033[5^", K_CTRL | K_PAGE_UP },
	{ "\033[6^", K_CTRL | K_PAGE_DOWN },
	{ "\033[7^", K_CTRL | K_HOME },
	{ "\033[8^", K_CTRL | K_END },
	/* with Shift */
	{ "\033[1;2A", K_SHIFT | K_UP },
	{ "\033[1;2B", K_SHIFT | K_DOWN },
	{ "\033[1;2C", K_SHIFT | K_RIGHT },
	{ "\033[1;2D", K_SHIFT | K_LEFT },
};

const size_t key_alias_count = ARRAY_LEN(key_aliases);
