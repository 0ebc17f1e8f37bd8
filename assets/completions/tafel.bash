# bash completion for tafel. Subcommands, options, kinds and fields come from the program itself.

_tafel_options() {
	TAFEL_LANG=en "$1" ${2:+"$2"} --help 2>/dev/null | sed -n 's/^  [ -].*\(--[a-z-]*\).*/\1/p'
}

_tafel_commands() {
	TAFEL_LANG=en "$1" --help 2>/dev/null | sed -n '/^Subcommands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'
}

_tafel_kinds() {
	TAFEL_LANG=en "$1" fields --json 2>/dev/null | sed -n 's/^{"kind":"\([a-z_]*\)".*/\1/p' | sort -u
}

_tafel_fields() {
	TAFEL_LANG=en "$1" fields "$2" --json 2>/dev/null | sed -n 's/.*"field":"\([a-z_0-9]*\)".*/\1=/p'
}

# The subcommand on the line, and how many words stand behind it before the cursor.
_tafel_command() {
	local i
	command='' words=0
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-f | --file | --theme | --color) i=$((i + 1)) ;;
		-*) ;;
		*)
			if [ -z "$command" ]; then command=${COMP_WORDS[i]}; else words=$((words + 1)); fi
			;;
		esac
	done
}

_tafel() {
	local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command words list=''
	_tafel_command
	COMPREPLY=()
	case $before in
	-f | --file | -o | --output) mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
	--where) list=$(_tafel_fields "$program" "${COMP_WORDS[COMP_CWORD - 2]}") ;;
	--sort) list='wait weight step' ;;
	--two-years) list='yes no later' ;;
	--weight) list='light medium heavy' ;;
	*)
		case $command:$words:$current in
		*:*:-*) list=$(_tafel_options "$program" "$command") ;;
		:*) list=$(_tafel_commands "$program") ;;
		list:0:*) list="queue $(_tafel_kinds "$program" | sed 'p; s/y$/ie/; s/$/s/; s/xs$/xes/')" ;;
		add:0:*) list=$(_tafel_kinds "$program") ;;
		add:[1-9]*) list="$(_tafel_fields "$program" "${COMP_WORDS[COMP_CWORD - words]}") $(_tafel_fields "$program" client)" ;;
		time-out:[1-9]*) list=$(_tafel_fields "$program" time_out) ;;
		judge:1:*) list='fits talk does_not_fit' ;;
		answer:1:*) list='yes no' ;;
		contract:[2-9]:*) list=$(_tafel_fields "$program" contract) ;;
		fields:0:*) list=$(_tafel_kinds "$program") ;;
		help:0:*) list=$(_tafel_commands "$program") ;;
		arrangement:0:*) list='list show check load' ;;
		moment:1:*) list='plan hold move drop' ;;
		member:0:*) list='join leave' ;;
		member:[1-9]*) list=$(_tafel_fields "$program" member) ;;
		set:[1-9]*) list="$(_tafel_fields "$program" application) $(_tafel_fields "$program" client)" ;;
		import:* | backup:* | intake:* | demo:* | arrangement:*) mapfile -t COMPREPLY < <(compgen -f -- "$current") && return ;;
		esac
		;;
	esac
	mapfile -t COMPREPLY < <(compgen -W "$list" -- "$current")
	[[ ${COMPREPLY[0]:-} != *= ]] || compopt -o nospace 2>/dev/null || :
}

complete -F _tafel tafel
