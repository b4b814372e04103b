import {lintOptions} from '../../src/cli/arguments/lint.ts'
import type {OptionTable} from '../../src/cli/arguments/options.ts'
import {commandNames, loadCommand} from '../../src/cli/commands/index.ts'
import {type CommandHelp, groupOptions} from '../../src/cli/help/help.ts'
import {lintHelp} from '../../src/cli/help/lint.ts'
import type {Language, Text} from '../../src/text/language.ts'
import {cell, prose} from './markdown.ts'

const labels = {option: {en: 'option', zh: '选项'}} satisfies Record<string, Text>

/** The options of all commands as tables, each command under a heading. */
export async function optionsPart(language: Language): Promise<string> {
  const sections = [sectionOf(lintOptions, lintHelp, language)]
  for (const name of commandNames) {
    const command = await loadCommand(name)
    if (command) sections.push(sectionOf(command.options, await command.help(), language))
  }
  return sections.join('\n\n')
}

function sectionOf(options: OptionTable, help: CommandHelp, language: Language): string {
  const rows = [...groupOptions(options, help).values()].flat().map(({spelling, text}) => {
    const option = `\`${spelling[language]}\``
    return `| ${cell(option)} | ${cell(prose(text[language]))} |`
  })
  const command = help.usage[language].replace(/ (?:[[<]|--).*$/, '')
  const table = [`| ${labels.option[language]} | |`, '| --- | --- |', ...rows]
  return [`### \`${command}\``, table.join('\n')].join('\n\n')
}

/**
 * Replace the part of a page between two comments, which stay.
 *
 * @param page Markdown with `<!-- begin name -->` and `<!-- end name -->`.
 * @throws Error If the page lacks the comments.
 */
export function replacePart(page: string, name: string, part: string): string {
  const [begin, end] = [`<!-- begin ${name}: made by npm run docs -->`, `<!-- end ${name} -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`Missing ${begin} and ${end}`)
  return `${page.slice(0, from + begin.length)}\n\n${part}\n\n${page.slice(to)}`
}
