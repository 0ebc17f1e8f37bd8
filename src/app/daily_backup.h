/* A checked copy of the file beside it, once a day, before the first import. */
#ifndef APP_DAILY_BACKUP_H
#define APP_DAILY_BACKUP_H

#include "app/app.h"

/* *made is the path of the copy, NULL when there was one today or there is nothing to keep. The newest three copies
 * stay. False: no copy could be made. */
MUST_CHECK bool daily_backup(struct app *, struct arena *, const char **made, struct error *);

#endif
