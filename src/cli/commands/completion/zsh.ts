import {
  type CommandGrammar,
  type Grammar,
  namesOf,
  type Offer,
  type OptionGrammar,
  spellings
} from './grammar.ts'

/** A script for zsh: to be sourced, or to stand in a folder of \`$fpath\` as \`_weekly-lint\`. */
export function zsh(grammar: Grammar): string {
  const {commands, program} = grammar
  const names = namesOf(grammar)
  return `#compdef ${program}
# zsh completion of ${program}
_${program}() {
  local command=
  if ((CURRENT > 2)); then
    case $words[2] in
      ${names.join('|')})
        command=$words[2]
        shift words
        ((CURRENT--))
        ;;
    esac
  fi
  case $command in
${commands.map((command) => section(command, names)).join('\n')}
  esac
}
# Sourced, it has to be told of; from $fpath, it is run at once.
if [[ $funcstack[1] == _${program} ]]; then
  _${program} "$@"
else
  compdef _${program} ${program}
fi
`
}

function section({name = '', options, positionals}: CommandGrammar, names: readonly string[]) {
  const rest = positionals === 'none' ? [] : [`'*:argument:${action(positionals)}'`]
  const first = `'1:command:{_alternative "commands:command:(${names.join(' ')})" "files:file:_files"}'`
  const specs = [...options.flatMap(specsOf), ...(name === '' ? [first] : []), ...rest]
  return `    '${name}')\n      _arguments -s \\\n${specs.map((spec) => `        ${spec}`).join(' \\\n')}\n      ;;`
}

function specsOf(option: OptionGrammar): string[] {
  const {description, name, value, isMultiple} = option
  const many = isMultiple ? '*' : ''
  const quoted = `[${quote(description)}]`
  if (value === undefined) return spellings(option).map((word) => `'${many}${word}${quoted}'`)
  return [`'${many}--${name}=${quoted}:value:${action(value)}'`]
}

/** A description inside of brackets inside of quotes. */
function quote(text: string): string {
  return text
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(':', '\\:')
    .replaceAll("'", "'\\''")
}

function action(offer: Offer): string {
  if (offer === 'file') return '_files'
  if (offer === 'folder') return '_files -/'
  return offer === 'none' ? ' ' : `(${offer.join(' ')})`
}
