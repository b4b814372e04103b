import {
  type CommandGrammar,
  type Grammar,
  namesOf,
  type Offer,
  type OptionGrammar
} from './grammar.ts'

/** A script for fish. */
export function fish(grammar: Grammar): string {
  const {commands, program} = grammar
  const names = namesOf(grammar).join(' ')
  return `# fish completion of ${program}
function __weekly_lint_in -d 'Whether the command is one of these; an empty one for none'
    set -l typed (commandline -opc)
    set -l command ''
    if contains -- "$typed[2]" ${names}
        set command $typed[2]
    end
    contains -- "$command" $argv
end

complete -c ${program} -n 'test (count (commandline -opc)) -eq 1' -a '${names}'
${commands.flatMap((command) => lines(command, program)).join('\n')}
`
}

function lines({name = '', options, positionals}: CommandGrammar, program: string): string[] {
  const start = `complete -c ${program} -n '__weekly_lint_in "${name}"'`
  const rest = positionals === 'file' ? [] : [`${start} ${argumentOf(positionals, '-f')}`]
  return [...options.map((option) => `${start} ${optionOf(option)}`), ...rest]
}

function optionOf({description, name, short, value}: OptionGrammar): string {
  const quoted = description.replace(/[\\']/g, '\\$&')
  const spelt = `${short === undefined ? '' : `-s ${short} `}-l ${name} -d '${quoted}'`
  return value === undefined ? spelt : `${spelt} ${argumentOf(value, '-x')}`
}

/** @param alone Says that files are not offered. */
function argumentOf(offer: Offer, alone: '-f' | '-x'): string {
  if (offer === 'file') return '-r -F'
  if (offer === 'folder') return `${alone} -a '(__fish_complete_directories)'`
  return offer === 'none' ? alone : `${alone} -a '${offer.join(' ')}'`
}
