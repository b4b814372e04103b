import {toProblems} from '../../../text/failure.ts'
import type {Language, Text, Values} from '../../../text/language.ts'
import {Problem, translate} from '../../../text/problem.ts'
import {messages as argumentMessages} from '../../arguments/options.ts'
import {initOptions} from '../../arguments/tables.ts'
import {type ProcessContext, write} from '../../process-context.ts'
import type {Command, ExitCode} from '../command.ts'
import {applyProposal} from './apply.ts'
import type {ArchiveFacts, Proposal} from './facts.ts'
import {proposeAll} from './propose.ts'
import {showFacts, showText, showTitle} from './show.ts'
import {rootOf, surveyArchive, surveyProject} from './survey.ts'

const messages = {
  written: {en: 'Wrote `{file}`', zh: '已写入 `{file}`'},
  nothing: {en: 'Nothing to write', zh: '没有需要写入的内容'},
  done: {en: 'Done', zh: '完成'},
  stopped: {en: 'Stopped; nothing more is written', zh: '已停止，不再写入'},
  terminal: {
    en: 'Nothing written, since nobody can be asked here; run it on a terminal, or add `--yes`',
    zh: '这里无法询问，未写入任何文件；请在终端中运行，或加上 `--yes`'
  }
} satisfies Record<string, Text>

/** The command that sets a project up. */
export const init: Command = {
  options: initOptions,
  help: async () => (await import('../../help/init.ts')).help,
  async run(given, context, language) {
    const [actual] = given.positionals
    if (actual !== undefined) {
      throw new Problem(argumentMessages.surplus, {actual, help: 'weekly-lint init --help'})
    }
    const {cwd, env} = context
    const root = rootOf(cwd)
    const archive = await surveyArchive(root)
    const {proposals, hints} = proposeAll(archive, await surveyProject(root, env))
    const way = given.flags.has('yes') ? 'all' : mayAsk(context) ? 'ask' : 'show'
    const session: Session = {root, proposals, context, language}
    if (way !== 'ask') await show(session, archive)
    const ended = {
      all: () => writeAll(session),
      ask: () => askEach(session, archive),
      show: async () => (proposals.length === 0 ? 0 : 2) as ExitCode
    }
    const code = await ended[way]()
    for (const {text, values} of hints) await note(session, text, values)
    if (way === 'show' && code !== 0) await note(session, messages.terminal)
    return code
  }
}

interface Session {
  /** Absolute path of the project. */
  readonly root: string
  readonly proposals: readonly Proposal[]
  readonly context: ProcessContext
  readonly language: Language
}

/** Whether a person is there; some terminals have no room for a question. */
function mayAsk({stdin, stdout}: ProcessContext): boolean {
  const isReading = 'isTTY' in stdin && stdin.isTTY === true
  return isReading && stdout.isTTY === true && stdout.columns !== 0
}

async function show({proposals, context, language}: Session, archive: ArchiveFacts) {
  const {stdout} = context
  await write(stdout, `${showFacts(archive, language)}\n`)
  for (const proposal of proposals) {
    const text = showText(proposal).replace(/^(?=.)/gm, '  ')
    await write(stdout, `\n${showTitle(proposal, language)}\n\n${text}\n`)
  }
  await write(stdout, proposals.length > 0 ? '\n' : `${translate(messages.nothing, language)}\n`)
}

async function writeAll(session: Session): Promise<ExitCode> {
  const {proposals, context, language} = session
  let code: ExitCode = 0
  for (const proposal of proposals) {
    if (await apply(session, proposal)) {
      const file = proposal.path
      await write(context.stdout, `${translate(messages.written, language, {file})}\n`)
    } else code = 2
  }
  return code
}

async function askEach(session: Session, archive: ArchiveFacts): Promise<ExitCode> {
  const {proposals, context, language} = session
  const {Talk} = await import('./ask.ts')
  const talk = new Talk(context, language)
  talk.begin('weekly-lint init', showFacts(archive, language))
  let code: ExitCode = 0
  for (const proposal of proposals) {
    const answer = await talk.ask(proposal)
    if (answer === undefined) {
      talk.end(translate(messages.stopped, language))
      return 130
    }
    if (!answer) continue
    if (await apply(session, proposal)) {
      talk.tell(translate(messages.written, language, {file: proposal.path}))
    } else code = 2
  }
  talk.end(translate(proposals.length > 0 ? messages.done : messages.nothing, language))
  return code
}

/** Write one; what goes wrong is logged, and does not stop the others. */
async function apply(session: Session, proposal: Proposal): Promise<boolean> {
  try {
    applyProposal(proposal, session.root)
    return true
  } catch (error) {
    for (const {text, values} of toProblems(error)) await note(session, text, values)
    return false
  }
}

function note({context, language}: Session, text: Text, values: Values = {}): Promise<void> {
  return write(context.stderr, `weekly-lint: ${translate(text, language, values)}\n`)
}
