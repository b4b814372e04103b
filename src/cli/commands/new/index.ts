import {join, resolve} from 'node:path'
import type {Configurations} from '../../../config/configurations.ts'
import {lintText} from '../../../engine/lint.ts'
import type {Settings} from '../../../engine/settings.ts'
import {createFile} from '../../../project/files/create.ts'
import {displayName} from '../../../project/files/paths.ts'
import {decode, readSource} from '../../../project/files/read.ts'
import {Report} from '../../../report/report.ts'
import type {ReportShape} from '../../../report/shape.ts'
import type {Week} from '../../../report/title/week.ts'
import {splitByteOrderMark} from '../../../syntax/byte-order-mark.ts'
import {parse} from '../../../syntax/processor.ts'
import type {Text, Values} from '../../../text/language.ts'
import {Problem, translate} from '../../../text/problem.ts'
import {type ProcessContext, write} from '../../process-context.ts'
import type {Command} from '../command.ts'
import {openProject} from '../open-project.ts'
import {findNeighbours, type Neighbour, type Neighbours} from './archive.ts'
import {type NewArguments, options, readArguments} from './arguments.ts'
import {localDay} from './day.ts'
import {draftReport} from './draft.ts'
import {lastBefore, nameOf, otherOf} from './existing.ts'
import {placeFor} from './place.ts'
import {type Unfinished, unfinishedTasks} from './tasks.ts'
import type {Subject} from './title.ts'
import {currentWeek, parseWeek} from './week.ts'

const messages = {
  title: {
    en: 'Missing title for {week}, expected `title.formats` of the configuration to have one',
    zh: '没有适合 {week} 的标题格式，请在配置的 `title.formats` 中加上'
  },
  other: {
    en: 'Unexpected second report for {week}, `{file}` is there already; nothing written',
    zh: '{week} 已有周报 `{file}`，未写入'
  },
  carried: {en: 'Took over {amount} of `{file}`', zh: '从 `{file}` 带入了 {amount}'},
  noTask: {en: 'No unfinished task in `{file}`', zh: '`{file}` 中没有未完成的任务'},
  noLast: {
    en: 'No report before this one to take tasks over from',
    zh: '之前没有周报，没有可带入的任务'
  },
  left: {
    en: 'Left to write, as the lint will tell: {rules}',
    zh: '还需填写，检查时会提示：{rules}'
  }
} satisfies Record<string, Text>

/** The command that begins a report. */
export const newReport: Command = {
  options,
  help: async () => (await import('../../help/new.ts')).help,
  async run(given, context, fallback) {
    const args = readArguments(given)
    const {cwd, env, stderr, stdout} = context
    // Before anything is written: without an editor, `--edit` is misuse.
    const editing = args.edit ? await import('./editor.ts') : undefined
    const editor = editing?.editorOf(env)
    const project = openProject(args, context, fallback)
    const {configurations} = project
    const language = await configurations.language()
    const neighbours = await findNeighbours(project)
    const subject = await subjectOf(args, context, neighbours, async () => {
      const example = join(neighbours?.root ?? cwd, neighbours?.folder ?? '', 'x.md')
      return (await configurations.settingsFor(example)).shape.titles
    })
    const path = await placeFor(numbersOf(subject, neighbours), neighbours, cwd, configurations)
    refuseSecond(path, subject.week, neighbours, cwd)

    const settings = await configurations.settingsFor(path)
    const last = lastBefore(subject.week, neighbours)
    const {unfinished, note} = args.carryOver
      ? await takeOver(last, neighbours, cwd, configurations)
      : {unfinished: [], note: undefined}
    const text = draftReport({
      subject,
      shape: settings.shape,
      language,
      template: args.template === undefined ? undefined : read(resolve(cwd, args.template), cwd),
      lastTitle: last?.title,
      unfinished,
      quote: await quoterFor(settings.shape)
    })
    const name = displayName(path, cwd)
    if (text === undefined) throw new Problem(messages.title, {week: nameOf(subject.week)})
    createFile({path, name, text, within: neighbours?.root ?? cwd})
    await write(stdout, `${translate({en: '{name}', zh: '{name}'}, language, {name})}\n`)
    for (const message of [note, leftIn(text, path, settings, neighbours)]) {
      if (!message) continue
      const line = translate(message.text, language, message.values)
      await write(stderr, `weekly-lint: ${line}\n`)
    }
    if (editor) await editing?.openEditor(editor, path, name, {cwd, env})
    return 0
  }
}

interface Note {
  readonly text: Text
  readonly values: Values
}

async function subjectOf(
  args: NewArguments,
  {now = () => new Date()}: ProcessContext,
  neighbours: Neighbours | undefined,
  readTitles: () => Promise<readonly string[]>
): Promise<Subject> {
  const reports = neighbours?.reports ?? []
  const today = localDay(now())
  const week =
    args.week === undefined ? currentWeek(today, reports, await readTitles()) : parseWeek(args.week)
  return {week, today, issue: 1 + Math.max(0, ...reports.map(({issue = 0}) => issue))}
}

/** What may be in its name; an issue only where those of the others are known. */
function numbersOf({week, issue}: Subject, neighbours: Neighbours | undefined) {
  const isNumbered = neighbours?.reports.some(({issue}) => issue !== undefined)
  return {week, issue: isNumbered ? issue : undefined}
}

/** @throws Problem If the archive has a report of that week. */
function refuseSecond(
  path: string,
  week: Week,
  neighbours: Neighbours | undefined,
  cwd: string
): void {
  const other = neighbours && otherOf(path, week, neighbours)
  if (other === undefined) return
  throw new Problem(messages.other, {week: nameOf(week), file: displayName(other, cwd)})
}

async function takeOver(
  last: Neighbour | undefined,
  neighbours: Neighbours | undefined,
  cwd: string,
  configurations: Configurations
): Promise<{unfinished: Unfinished[]; note: Note}> {
  if (!last || !neighbours) return {unfinished: [], note: {text: messages.noLast, values: {}}}
  const path = join(neighbours.root, last.path)
  const {shape} = await configurations.settingsFor(path)
  const {content} = splitByteOrderMark(read(path, cwd))
  const unfinished = unfinishedTasks(new Report(content, parse(content), shape))
  const amount = unfinished.reduce((sum, {amount}) => sum + amount, 0)
  const tasks = {en: `${amount} ${amount === 1 ? 'task' : 'tasks'}`, zh: `${amount} 项任务`}
  const text = amount > 0 ? messages.carried : messages.noTask
  return {unfinished, note: {text, values: {amount: tasks, file: displayName(path, cwd)}}}
}

function read(path: string, cwd: string): string {
  const name = displayName(path, cwd)
  return decode(readSource(path, name).bytes, name)
}

/** Only front matter needs quotes. */
async function quoterFor({titleKey}: ReportShape): Promise<(text: string) => string> {
  if (titleKey === undefined) return (text) => text
  const {stringify} = await import('yaml')
  return (text) => stringify(text, {lineWidth: 0}).trimEnd()
}

/** What the lint says about it. */
function leftIn(
  text: string,
  path: string,
  settings: Settings,
  neighbours: Neighbours | undefined
): Note | undefined {
  const context = neighbours && {
    path: displayName(path, neighbours.root),
    archive: neighbours.archive
  }
  const {messages: found} = lintText(text, {...settings, path, context, edits: false})
  const ids = found.map(({ruleId}) => ruleId ?? '')
  const rules = [...new Set(ids)].map((id) => {
    const amount = ids.filter((other) => other === id).length
    return amount > 1 ? `\`${id}\` × ${amount}` : `\`${id}\``
  })
  const [en, zh] = [rules.join(', '), rules.join('、')]
  return rules.length > 0 ? {text: messages.left, values: {rules: {en, zh}}} : undefined
}
