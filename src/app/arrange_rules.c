/*
 * Everything that may stand in an arrangement file, as data. The check, the codes, the JSON Schema and its test read
 * these tables; man tafel-arrangement tells them in words.
 */
#include "arrange_file.h"

enum { SPAN_MAX = 9999, VERSION_MAX = 9999, FIGURE_MAX = 1000000, THOUSAND = 1000 };

static const struct member_rule both_members[] = {
	{ .key = "nl", .kind = MEMBER_LINE, .needed = true },
	{ .key = "en", .kind = MEMBER_LINE, .needed = true },
	{ .key = NULL },
};

static const struct member_rule common[] = {
	{ .key = "code", .kind = MEMBER_OWN, .needed = true },
	{ .key = "nl", .kind = MEMBER_LINE, .needed = true },
	{ .key = "en", .kind = MEMBER_LINE, .needed = true },
	{ .key = "nl_short", .kind = MEMBER_SHORT },
	{ .key = "en_short", .kind = MEMBER_SHORT },
	{ .key = "source", .kind = MEMBER_LINE },
	{ .key = NULL },
};

/* A party has one name, in all languages. */
static const struct member_rule party_texts[] = {
	{ .key = "code", .kind = MEMBER_OWN, .needed = true },
	{ .key = "name", .kind = MEMBER_LINE, .needed = true, .max = 80 },
	{ .key = "nl_short", .kind = MEMBER_SHORT },
	{ .key = "en_short", .kind = MEMBER_SHORT },
	{ .key = "source", .kind = MEMBER_LINE },
	{ .key = NULL },
};

static const struct member_rule weight_texts[] = {
	{ .key = "code", .kind = MEMBER_CHOICE, .needed = true, .of = "light medium heavy" },
	{ .key = "nl", .kind = MEMBER_LINE, .needed = true },
	{ .key = "en", .kind = MEMBER_LINE, .needed = true },
	{ .key = "nl_short", .kind = MEMBER_SHORT },
	{ .key = "en_short", .kind = MEMBER_SHORT },
	{ .key = "source", .kind = MEMBER_LINE },
	{ .key = NULL },
};

/* What is not told here is the text of the role. */
static const struct member_rule attendance_texts[] = {
	{ .key = "code", .kind = MEMBER_CODE, .needed = true, .of = "roles" },
	{ .key = "nl", .kind = MEMBER_LINE },
	{ .key = "en", .kind = MEMBER_LINE },
	{ .key = "nl_short", .kind = MEMBER_SHORT },
	{ .key = "en_short", .kind = MEMBER_SHORT },
	{ .key = "source", .kind = MEMBER_LINE },
	{ .key = NULL },
};

static const struct member_rule no_members[] = { { .key = NULL } };

static const struct member_rule forum_members[] = {
	{ .key = "kind", .kind = MEMBER_CODE, .needed = true, .of = "forum_kinds" },
	{ .key = "level", .kind = MEMBER_CODE, .of = "levels" },
	{ .key = "municipalities", .kind = MEMBER_CODES, .needed = true, .of = "municipalities" },
	{ .key = "up", .kind = MEMBER_CODE, .of = "forums" },
	{ .key = NULL },
};

static const struct member_rule party_members[] = {
	{ .key = "kind", .kind = MEMBER_CODE, .needed = true, .of = "party_kinds" },
	{ .key = "status", .kind = MEMBER_CHOICE, .of = "initiator joined approached" },
	{ .key = "since", .kind = MEMBER_DAY },
	{ .key = "place", .kind = MEMBER_LINE, .max = 60 },
	{ .key = "phone", .kind = MEMBER_LINE, .max = 30 },
	{ .key = "also", .kind = MEMBER_LINES },
	{ .key = NULL },
};

static const struct member_rule weight_members[] = {
	{ .key = "minutes", .kind = MEMBER_NUMBER, .min = 1, .max = 240 },
	{ .key = "hint", .kind = MEMBER_OBJECT, .members = both_members },
	{ .key = NULL },
};

static const struct member_rule step_members[] = {
	{ .key = "turn", .kind = MEMBER_CODE, .of = "roles party_kinds" },
	{ .key = "term", .kind = MEMBER_SPAN, .min = 1, .max = SPAN_MAX },
	{ .key = "term_since", .kind = MEMBER_CODE, .of = "steps" },
	{ .key = "queue", .kind = MEMBER_FLAG, .needed = true },
	{ .key = "final", .kind = MEMBER_FLAG, .needed = true },
	{ .key = "event",
		.kind = MEMBER_CHOICES,
		.of = "submission completion triage scheduling hold admission conditional proposal judgement viewing "
		      "acceptance contract key review settlement withdrawal decline refusal" },
	{ .key = "from", .kind = MEMBER_CODES, .of = "steps" },
	{ .key = "set_by", .kind = MEMBER_CODES, .of = "roles party_kinds" },
	{ .key = "asks", .kind = MEMBER_FIELDS, .of = "step_change" },
	{ .key = "needs", .kind = MEMBER_FIELDS, .of = "step_change" },
	{ .key = "reasons", .kind = MEMBER_CODE, .of = "reason_kinds" },
	{ .key = "sets", .kind = MEMBER_SETS, .of = "step_change" },
	{ .key = "releases", .kind = MEMBER_CHOICES, .of = "proposal home agenda" },
	{ .key = "suspends", .kind = MEMBER_FLAG },
	{ .key = "returns", .kind = MEMBER_FLAG },
	{ .key = "tracks", .kind = MEMBER_CODES, .of = "tracks" },
	{ .key = "reopen", .kind = MEMBER_SPAN, .min = 1, .max = SPAN_MAX },
	{ .key = "decided", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule track_members[] = {
	{ .key = "turn", .kind = MEMBER_CODE, .of = "roles party_kinds" },
	{ .key = "term", .kind = MEMBER_SPAN, .min = 1, .max = SPAN_MAX },
	{ .key = "runs", .kind = MEMBER_SPAN, .min = 1, .max = SPAN_MAX },
	{ .key = "field", .kind = MEMBER_FIELD, .of = "application" },
	{ .key = NULL },
};

static const struct member_rule gate_members[] = {
	{ .key = "before", .kind = MEMBER_CODES, .needed = true, .of = "steps" },
	{ .key = "needs", .kind = MEMBER_WORDS },
	{ .key = NULL },
};

static const struct member_rule outcome_members[] = {
	{ .key = "forum_kind", .kind = MEMBER_CODE, .needed = true, .of = "forum_kinds" },
	{ .key = "from", .kind = MEMBER_CODES, .needed = true, .of = "steps" },
	{ .key = "to", .kind = MEMBER_CODE, .of = "steps" },
	{ .key = "plain", .kind = MEMBER_FLAG, .needed = true },
	{ .key = "asks", .kind = MEMBER_FIELDS, .needed = true, .of = "decision" },
	{ .key = "needs", .kind = MEMBER_FIELDS, .needed = true, .of = "decision" },
	{ .key = "reasons", .kind = MEMBER_CODE, .of = "reason_kinds" },
	{ .key = "sets", .kind = MEMBER_SETS, .of = "decision" },
	{ .key = "adds", .kind = MEMBER_CHOICES, .of = "condition promise incident" },
	{ .key = NULL },
};

static const struct member_rule then_members[] = {
	{ .key = "to", .kind = MEMBER_CODE, .of = "steps" },
	{ .key = "park", .kind = MEMBER_CHOICE, .of = "date proof" },
	{ .key = "frees", .kind = MEMBER_FLAG },
	{ .key = "counts", .kind = MEMBER_FLAG },
	{ .key = "times", .kind = MEMBER_NUMBER, .min = 1, .max = 99 },
	{ .key = "talk", .kind = MEMBER_CODE, .of = "forum_kinds" },
	{ .key = "within", .kind = MEMBER_SPAN, .min = 0, .max = SPAN_MAX },
	{ .key = "forum_kind", .kind = MEMBER_CODE, .of = "forum_kinds" },
	{ .key = "waiting", .kind = MEMBER_CHOICE, .of = "kept lost" },
	{ .key = "area", .kind = MEMBER_FLAG },
	{ .key = "reopen", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule reason_members[] = {
	{ .key = "kind", .kind = MEMBER_CODE, .needed = true, .of = "reason_kinds" },
	{ .key = "class", .kind = MEMBER_CODE, .of = "reason_classes" },
	{ .key = "consequence", .kind = MEMBER_OBJECT, .needed = true, .members = both_members },
	{ .key = "then", .kind = MEMBER_OBJECT, .members = then_members },
	{ .key = NULL },
};

static const struct member_rule criterion_members[] = {
	{ .key = "class", .kind = MEMBER_CHOICE, .needed = true, .of = "basic care" },
	{ .key = NULL },
};

static const struct member_rule contract_form_members[] = {
	{ .key = "signatories", .kind = MEMBER_CODES, .of = "roles" },
	{ .key = "expected", .kind = MEMBER_NUMBER, .min = 0, .max = 100 },
	{ .key = "self_rent", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule attendance_members[] = {
	{ .key = "light", .kind = MEMBER_CHOICE, .of = "R I Q -" },
	{ .key = "medium", .kind = MEMBER_CHOICE, .of = "R I Q -" },
	{ .key = "heavy", .kind = MEMBER_CHOICE, .of = "R I Q -" },
	{ .key = "when", .kind = MEMBER_WORDS },
	{ .key = "reason_needed", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule moment_also_members[] = {
	{ .key = "anchor", .kind = MEMBER_CHOICE, .needed = true, .of = "admission key return household" },
	{ .key = "after", .kind = MEMBER_SPAN, .needed = true, .min = -SPAN_MAX, .max = SPAN_MAX },
	{ .key = NULL },
};

static const struct member_rule moment_members[] = {
	{ .key = "anchor", .kind = MEMBER_CHOICE, .needed = true, .of = "admission key return household" },
	{ .key = "after", .kind = MEMBER_SPAN, .needed = true, .min = -SPAN_MAX, .max = SPAN_MAX },
	{ .key = "until", .kind = MEMBER_SPAN, .min = -SPAN_MAX, .max = SPAN_MAX },
	{ .key = "also", .kind = MEMBER_OBJECT, .members = moment_also_members },
	{ .key = "attends", .kind = MEMBER_CODES, .of = "roles" },
	{ .key = "planner", .kind = MEMBER_CODE, .of = "roles" },
	{ .key = "checklist", .kind = MEMBER_CODE, .of = "checklists" },
	{ .key = "household", .kind = MEMBER_FLAG },
	{ .key = "if", .kind = MEMBER_WORDS },
	{ .key = "marks", .kind = MEMBER_CHOICES, .of = "landing review support_end tenancy" },
	{ .key = "step", .kind = MEMBER_CODE, .of = "steps" },
	{ .key = NULL },
};

const struct member_rule arrange_question_members[] = {
	{ .key = "code", .kind = MEMBER_OWN, .needed = true },
	{ .key = "nl", .kind = MEMBER_LINE, .needed = true },
	{ .key = "en", .kind = MEMBER_LINE, .needed = true },
	{ .key = "nl_short", .kind = MEMBER_SHORT },
	{ .key = "en_short", .kind = MEMBER_SHORT },
	{ .key = "source", .kind = MEMBER_LINE },
	{ .key = "class", .kind = MEMBER_CHOICE, .needed = true, .of = "basic care" },
	{ .key = "hidden", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule checklist_members[] = {
	{ .key = "version", .kind = MEMBER_NUMBER, .needed = true, .min = 1, .max = VERSION_MAX },
	{ .key = "attends", .kind = MEMBER_CODES, .of = "roles" },
	{ .key = "questions", .kind = MEMBER_LIST, .needed = true, .members = arrange_question_members },
	{ .key = NULL },
};

static const struct member_rule bounds_members[] = {
	{ .key = "min", .kind = MEMBER_NUMBER, .min = 0, .max = 999 },
	{ .key = "max", .kind = MEMBER_NUMBER, .min = 0, .max = 999 },
	{ .key = NULL },
};

static const struct member_rule household_rule_members[] = {
	{ .key = "members", .kind = MEMBER_OBJECT, .members = bounds_members },
	{ .key = "homes", .kind = MEMBER_OBJECT, .members = bounds_members },
	{ .key = "age", .kind = MEMBER_OBJECT, .members = bounds_members },
	{ .key = "months", .kind = MEMBER_NUMBER, .min = 1, .max = 999 },
	{ .key = "lead_organisation", .kind = MEMBER_FLAG },
	{ .key = "contact_line", .kind = MEMBER_FLAG },
	{ .key = "house_elder", .kind = MEMBER_FLAG },
	{ .key = "caretaker", .kind = MEMBER_FLAG },
	{ .key = "replace", .kind = MEMBER_FLAG },
	{ .key = "same_rules", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule owner_members[] = {
	{ .key = "owner", .kind = MEMBER_CODES, .of = "roles party_kinds" },
	{ .key = NULL },
};

static const struct member_rule urgency_members[] = {
	{ .key = "term", .kind = MEMBER_SPAN, .min = 0, .max = SPAN_MAX },
	{ .key = "consult", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule rung_members[] = {
	{ .key = "number", .kind = MEMBER_NUMBER, .needed = true, .min = 1, .max = 12 },
	{ .key = NULL },
};

static const struct member_rule home_role_members[] = {
	{ .key = "counts_occupancy", .kind = MEMBER_FLAG },
	{ .key = "counts_costs", .kind = MEMBER_FLAG },
	{ .key = "needs_yes", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule communication_members[] = {
	{ .key = "needs_yes", .kind = MEMBER_FLAG },
	{ .key = NULL },
};

static const struct member_rule card_members[] = {
	{ .key = "owner", .kind = MEMBER_CODES, .of = "roles party_kinds" },
	{ .key = "needed_before", .kind = MEMBER_CODE, .of = "steps" },
	{ .key = NULL },
};

static const struct member_rule figure_members[] = {
	{ .key = "value", .kind = MEMBER_NUMBER, .needed = true, .min = -FIGURE_MAX, .max = FIGURE_MAX },
	{ .key = "unit", .kind = MEMBER_LINE, .max = 40 },
	{ .key = NULL },
};

const struct list_rule arrange_lists[] = {
	{ "goals", "goal", NULL, false, common, no_members },
	{ "doubts", "doubt", NULL, false, common, no_members },
	{ "municipalities", "municipality", NULL, true, common, no_members },
	{ "levels", "level", NULL, false, common, no_members },
	{ "forum_kinds", "forum_kind", NULL, true, common, no_members },
	{ "forums", "forum", "kind", true, common, forum_members },
	{ "party_kinds", "party_kind", NULL, true, common, no_members },
	{ "parties", "party", "kind", true, party_texts, party_members },
	{ "roles", "role", NULL, true, common, no_members },
	{ "weights", "weight", NULL, false, weight_texts, weight_members },
	{ "steps", "step", NULL, true, common, step_members },
	{ "tracks", "track", NULL, false, common, track_members },
	{ "contract_results", "contract_result", NULL, false, common, no_members },
	{ "gates", "gate", NULL, false, common, gate_members },
	{ "outcomes", "outcome", "forum_kind", true, common, outcome_members },
	{ "reason_classes", "reason_class", NULL, false, common, no_members },
	{ "reason_kinds", "reason_kind", NULL, false, common, no_members },
	{ "reasons", "decline", "kind", false, common, reason_members },
	{ "criteria", "criterion", "class", false, common, criterion_members },
	{ "contract_forms", "contract_form", NULL, false, common, contract_form_members },
	{ "temporary_groups", "temporary_group", NULL, false, common, no_members },
	{ "attendance", "attendance", NULL, false, attendance_texts, attendance_members },
	{ "moments", "moment", "anchor", false, common, moment_members },
	{ "checklists", "checklist", NULL, false, common, checklist_members },
	{ NULL, "question", NULL, false, common, arrange_question_members },
	{ NULL, "quota", NULL, false, common, arrange_quota_figures },
	{ "household_rules", "household_rule", NULL, false, common, household_rule_members },
	{ "hurdles", "hurdle", NULL, false, common, owner_members },
	{ "incidents", "incident", NULL, false, common, no_members },
	{ "urgencies", "urgency", NULL, false, common, urgency_members },
	{ "time_outs", "time_out", NULL, false, common, no_members },
	{ "rungs", "rung", NULL, false, common, rung_members },
	{ "home_roles", "home_role", NULL, false, common, home_role_members },
	{ "expert_roles", "expert_role", NULL, false, common, no_members },
	{ "communications", "communication", NULL, false, common, communication_members },
	{ "destinations", "destination", NULL, false, common, no_members },
	{ "after_care", "after_care", NULL, false, common, no_members },
	{ "axes", "axis", NULL, false, common, no_members },
	{ "ways_out", "way_out", NULL, false, common, no_members },
	{ "cards", "card", NULL, false, common, card_members },
	{ "figures", "figure", NULL, false, common, figure_members },
	{ NULL, NULL, NULL, false, NULL, NULL },
};

const struct member_rule arrange_quota_figures[] = {
	{ .key = "code", .kind = MEMBER_CODE, .needed = true, .of = "municipalities" },
	{ .key = "households", .kind = MEMBER_NUMBER, .min = 0, .max = 10000000 },
	{ .key = "social_homes", .kind = MEMBER_NUMBER, .min = 0, .max = 10000000 },
	{ .key = "status", .kind = MEMBER_CHOICE, .of = "official derived example unknown" },
	{ .key = "reference", .kind = MEMBER_LINE, .max = 20 },
	{ .key = "source", .kind = MEMBER_LINE, .max = 200 },
	{ .key = "remark", .kind = MEMBER_LINE, .max = 200 },
	{ .key = NULL },
};

static const struct member_rule quota_weights[] = {
	{ .key = "households", .kind = MEMBER_NUMBER, .needed = true, .min = 0, .max = THOUSAND },
	{ .key = "social_homes", .kind = MEMBER_NUMBER, .needed = true, .min = 0, .max = THOUSAND },
	{ .key = NULL },
};

const struct member_rule arrange_quota_members[] = {
	{ .key = "max", .kind = MEMBER_NUMBER, .needed = true, .min = 0, .max = FIGURE_MAX },
	{ .key = "year", .kind = MEMBER_NUMBER, .needed = true, .min = 2000, .max = 2100 },
	{ .key = "weights", .kind = MEMBER_OBJECT, .needed = true, .members = quota_weights },
	{ .key = "status", .kind = MEMBER_CHOICE, .of = "official derived example unknown" },
	{ .key = "source", .kind = MEMBER_LINE, .max = 200 },
	{ .key = "municipalities", .kind = MEMBER_LIST, .needed = true, .members = arrange_quota_figures },
	{ .key = NULL },
};

const struct member_rule arrange_head[] = {
	{ .key = "$schema", .kind = MEMBER_LINE },
	{ .key = "format", .kind = MEMBER_CHOICE, .needed = true, .of = ARRANGE_FORMAT },
	{ .key = "id", .kind = MEMBER_OWN, .needed = true },
	{ .key = "version", .kind = MEMBER_NUMBER, .needed = true, .min = 1, .max = VERSION_MAX },
	{ .key = "title", .kind = MEMBER_OBJECT, .needed = true, .members = both_members },
	{ .key = "source", .kind = MEMBER_LINE, .max = 200 },
	{ .key = "valid_from", .kind = MEMBER_DAY },
	{ .key = "valid_to", .kind = MEMBER_DAY },
	{ .key = "status", .kind = MEMBER_CHOICE, .of = "provisional in_force ended" },
	{ .key = "replaces", .kind = MEMBER_LINE, .max = 64 },
	{ .key = "part_of", .kind = MEMBER_LINE, .max = 120 },
	{ .key = "theme", .kind = MEMBER_OBJECT, .members = both_members },
	{ .key = "case_prefix", .kind = MEMBER_PREFIX, .needed = true },
	{ .key = "home_prefix", .kind = MEMBER_PREFIX, .needed = true },
	{ .key = NULL },
};

const struct member_rule arrange_tail[] = {
	{ .key = "quota", .kind = MEMBER_OBJECT, .members = arrange_quota_members },
	{ .key = NULL },
};
