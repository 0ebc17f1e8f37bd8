/* What the subcommands from a home to a key share. */
#ifndef CLI_OFFER_H
#define CLI_OFFER_H

#include "app/propose.h"
#include "command.h"

/* The case or the home that a word means. */
MUST_CHECK bool offer_case(struct cli *, const char *typed, const char **id, struct error *);
MUST_CHECK bool offer_home(struct cli *, const char *typed, const char **id, struct error *);

/* What was typed for a field, as wire: a code from its text, a day. NULL stays NULL. */
MUST_CHECK bool offer_wire(
	struct cli *, const struct entity *, const char *field, const char *typed, const char **wire, struct error *);
MUST_CHECK bool offer_day(struct cli *, const char *typed, int64_t *day, struct error *);

/* --reason, --note, --until, --role, --name and --pass, as far as the subcommand has them; the case is words[0]. */
MUST_CHECK bool offer_verdict(struct cli *, struct propose_verdict *, struct error *);

/* What is told goes to stderr, each line with a mark. */
void offer_tell(struct cli *, const char *told);
void offer_warn(struct cli *, const char *const *warnings, size_t count);

/* When it went wrong for want of a reason to pass these warnings: says how to give one. Returns false. */
bool offer_refused(struct cli *, const char *const *warnings, size_t count, struct error *);

/* "ZK-2026-0042: home proposed" on stdout: the case and the step where it is now. */
MUST_CHECK bool offer_say(struct cli *, const char *application, struct error *);

#endif
