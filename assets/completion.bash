# shellcheck shell=bash
# Completion for tiendo. A test compares it with the program's own table of options.

_tiendo() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
	local options='--db --config --lang --period --mono --help --version' command='' i
	local commands='init demo import export status check user lock unlock except backup restore report'

	case $before in
	--db | --config | --against | --template | --output | -o)
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		return
		;;
	--catalogue)
		mapfile -t COMPREPLY < <(compgen -d -- "$word")
		return
		;;
	--lang)
		mapfile -t COMPREPLY < <(compgen -W 'vi en' -- "$word")
		return
		;;
	--format)
		mapfile -t COMPREPLY < <(compgen -W 'text csv json markdown' -- "$word")
		return
		;;
	--period | --indicator | --unit | --reason | --name | --role | --group | --until | --since)
		return
		;;
	esac
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--db | --config | --lang | --period)
			((i++))
			;;
		-*) ;;
		*)
			command=${COMP_WORDS[i]}
			break
			;;
		esac
	done
	case $command in
	init) options+=' --catalogue --with-published' ;;
	demo) options+=' --catalogue' ;;
	import) options+=' --dry-run --indicator --reason' ;;
	export) options+=' --catalogue --indicator --unit --log --output' ;;
	status) options+=' --format --output' ;;
	check) options+=' --rebuild --against' ;;
	user) options+=' --role --unit --indicator --name --reason' ;;
	lock) options+=' --unit --group --reason' ;;
	unlock) options+=' --unit --group --reason' ;;
	except) options+=' --unit --until --reason' ;;
	report) options+=' --since --unit --format --template --sent --output' ;;
	backup | restore) ;;
	'') [[ $word == -* ]] || options=$commands ;;
	esac
	if [[ $command == @(import|backup|restore) && $word != -* ]]; then
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
	else
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
	fi
}

complete -o filenames -F _tiendo tiendo
