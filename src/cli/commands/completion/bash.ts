import {type CommandGrammar, type Grammar, namesOf, type Offer, spellings} from './grammar.ts'

/**
 * A script for bash, also for the old one of macOS. Where it offers nothing, bash offers files.
 */
export function bash(grammar: Grammar): string {
  const {commands, program} = grammar
  const names = namesOf(grammar)
  return `# bash completion of ${program}
_weekly_lint() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=
  # To bash, --name=value is three words.
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  COMPREPLY=()
  if ((COMP_CWORD > 1)); then
    case \${COMP_WORDS[1]} in
      ${names.join('|')}) command=\${COMP_WORDS[1]} ;;
    esac
  fi
  case $command:$before in
${commands.flatMap(values).join('\n')}
  esac
  case $command:$current in
${commands.map(options).join('\n')}
  esac
  if ((COMP_CWORD == 1)); then
${reply(names, '    ')}
    return
  fi
  case $command in
${commands.flatMap(positionals).join('\n')}
  esac
}
complete -o default -F _weekly_lint ${program}
`
}

function values({name = '', options}: CommandGrammar): string[] {
  return options
    .filter(({value}) => value !== undefined)
    .map(
      ({name: option, value}) => `    ${name}:--${option})\n${offer(value)}\n      return\n      ;;`
    )
}

function options({name = '', options}: CommandGrammar): string {
  const words = options.flatMap(spellings)
  return `    ${name}:-*)\n${reply(words)}\n      return\n      ;;`
}

function positionals({name = '', positionals}: CommandGrammar): string[] {
  if (typeof positionals === 'string') return []
  return [`    ${name})\n${offer(positionals)}\n      ;;`]
}

function offer(offer: Offer = 'none'): string {
  if (offer === 'folder') return `      COMPREPLY=($(compgen -d -- "$current"))`
  return typeof offer === 'string' ? '      :' : reply(offer)
}

function reply(words: readonly string[], indent = '      '): string {
  return `${indent}COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current"))`
}
