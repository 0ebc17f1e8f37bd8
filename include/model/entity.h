/*
 * The entities of the program: each is a plain typed row struct and an array of fields, both expanded from
 * include/model/ENTITY.def. model.c holds the list. Everything generic (store, forms, sheets, JSON, CSV, command line)
 * reads struct entity and never a row struct; rules and use cases read row structs and have the compiler.
 */
#ifndef MODEL_ENTITY_H
#define MODEL_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/field.h"

/* Which stream a record of this entity goes to (design: sync, section 3). */
enum entity_scope {
	SCOPE_REGION, /* "regio" */
	SCOPE_FORUM,  /* the code of the table, "velsen" */
	SCOPE_CASE,   /* table `.` ambulant care provider, "velsen.hvo"; "velsen.none" while that is not known */
};

/* Every row struct begins with this. */
struct row {
	const char *id;    /* ULID or code; NULL in a row that was never saved */
	int64_t key;       /* key within this file, 0 when not saved; never leaves the file */
	const char *scope; /* scope of the row's streams, NULL when not saved */
	bool gone;         /* deleted (cell `~`) */
	bool contested;    /* some cell has more than one head */
};

struct entity {
	const char *name;   /* wire name, SQL table and KIND on the command line */
	const char *plural; /* also understood as KIND */
	const char *label;  /* message ids for screens */
	const char *label_plural;
	enum entity_scope scope;
	bool entry;  /* add and fix only: decision, signature, arrangement_part */
	size_t size; /* of the row struct */
	const struct field *fields;
	size_t field_count;
	const char *number; /* field with the number that people say (ZK-…, W-…), or NULL */
	const char *title;  /* field that names a row in a list, or NULL */
};

#define FIELD(type, member, ...) type##_value member;
struct arrangement {
	struct row row;
#include "model/arrangement.def"
};
struct arrangement_part {
	struct row row;
#include "model/arrangement_part.def"
};
struct party {
	struct row row;
#include "model/party.def"
};
struct person {
	struct row row;
#include "model/person.def"
};
struct device {
	struct row row;
#include "model/device.def"
};
struct forum {
	struct row row;
#include "model/forum.def"
};
struct meeting {
	struct row row;
#include "model/meeting.def"
};
struct agenda_item {
	struct row row;
#include "model/agenda_item.def"
};
struct attendance {
	struct row row;
#include "model/attendance.def"
};
struct client {
	struct row row;
#include "model/client.def"
};
struct application {
	struct row row;
#include "model/application.def"
};
struct complex {
	struct row row;
#include "model/complex.def"
};
struct home {
	struct row row;
#include "model/home.def"
};
struct proposal {
	struct row row;
#include "model/proposal.def"
};
struct decision {
	struct row row;
#include "model/decision.def"
};
struct signature {
	struct row row;
#include "model/signature.def"
};
struct step_change {
	struct row row;
#include "model/step_change.def"
};
struct contract {
	struct row row;
#include "model/contract.def"
};
struct appointment {
	struct row row;
#include "model/appointment.def"
};
struct checklist {
	struct row row;
#include "model/checklist.def"
};
struct incident {
	struct row row;
#include "model/incident.def"
};
struct time_out {
	struct row row;
#include "model/time_out.def"
};
struct hurdle {
	struct row row;
#include "model/hurdle.def"
};
struct recipe {
	struct row row;
#include "model/recipe.def"
};
struct promise {
	struct row row;
#include "model/promise.def"
};
struct household {
	struct row row;
#include "model/household.def"
};
struct member {
	struct row row;
#include "model/member.def"
};
struct progress {
	struct row row;
#include "model/progress.def"
};
struct home_role {
	struct row row;
#include "model/home_role.def"
};
struct support_level {
	struct row row;
#include "model/support_level.def"
};
struct neighbour_question {
	struct row row;
#include "model/neighbour_question.def"
};
struct neighbourhood {
	struct row row;
#include "model/neighbourhood.def"
};
struct communication {
	struct row row;
#include "model/communication.def"
};
struct condition {
	struct row row;
#include "model/condition.def"
};
struct quota {
	struct row row;
#include "model/quota.def"
};
struct loan {
	struct row row;
#include "model/loan.def"
};
struct finding {
	struct row row;
#include "model/finding.def"
};
struct expert {
	struct row row;
#include "model/expert.def"
};
#undef FIELD

extern const struct entity entity_arrangement, entity_arrangement_part, entity_party, entity_person, entity_device,
	entity_forum, entity_meeting, entity_agenda_item, entity_attendance, entity_client, entity_application,
	entity_complex, entity_home, entity_proposal, entity_decision, entity_signature, entity_step_change,
	entity_contract, entity_appointment, entity_checklist, entity_incident, entity_time_out, entity_hurdle,
	entity_recipe, entity_promise, entity_household, entity_member, entity_progress, entity_home_role,
	entity_support_level, entity_neighbour_question, entity_neighbourhood, entity_communication, entity_condition,
	entity_quota, entity_loan, entity_finding, entity_expert;

/* All of them in the order of dependence (what is pointed at first), ENTITY_COUNT long. */
enum { ENTITY_COUNT = 38 };
extern const struct entity *const entities[ENTITY_COUNT];

/* Place in `entities`. */
size_t entity_index(const struct entity *);

/* By wire name, or also by plural for `entity_find` (what people type); NULL: none. */
const struct entity *entity_named(const char *name);
const struct entity *entity_find(const char *typed);

/* By wire name or an earlier one (.was); NULL: none. A cell name "field.code" finds `field`. */
const struct field *entity_field(const struct entity *, const char *name);

/* Splits a cell name: the field, and in *element the part behind the dot (into `cell` itself), NULL when none. */
const struct field *entity_cell(const struct entity *, const char *cell, const char **element);

/* A fresh row: everything unknown. */
void row_clear(const struct entity *, void *row);

#endif
