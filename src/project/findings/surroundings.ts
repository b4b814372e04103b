import type {ReportContext} from '../../report/report.ts'
import type {Week} from '../../report/title/week.ts'
import {digest} from './digest.ts'

/** Longer answers, such as the names of a large folder, are kept as digests. */
const longestAnswer = 100

/** What a rule may ask about the surroundings of a report, as data. */
export type Question =
  | readonly ['path']
  | readonly ['week', path: string]
  | readonly ['other' | 'gap', path: string, week: Week]
  | readonly ['folder']
  | readonly ['kind', folder: readonly string[], name: string]
  | readonly ['list' | 'anchors', path: readonly string[]]

/** A question with what stands for its answer; two answers are the same if these are. */
export type Observation = readonly [question: Question, answer: string]

/** Surroundings that remember what they were asked. */
export interface ObservedContext {
  readonly context: ReportContext
  /** What was asked so far; undefined if an answer may change unnoticed. */
  observations(): readonly Observation[] | undefined
}

/**
 * Wraps the surroundings of a report, so that its findings can be reused as long as the answers to what
 * its rules asked stay the same.
 */
export function observe(context: ReportContext): ObservedContext {
  const {archive, neighbours} = context
  const questions = new Map<string, Question>()
  const note = (question: Question) => {
    questions.set(JSON.stringify(question), question)
  }
  note(['path'])
  return {
    context: {
      ...context,
      archive: archive && {
        weekOf(path) {
          note(['week', path])
          return archive.weekOf(path)
        },
        otherOf(path, week) {
          note(['other', path, week])
          return archive.otherOf(path, week)
        },
        gapBefore(path, week) {
          note(['gap', path, week])
          return archive.gapBefore(path, week)
        }
      },
      neighbours: neighbours && {
        get folder() {
          note(['folder'])
          return neighbours.folder
        },
        list(folder) {
          note(['list', folder])
          return neighbours.list(folder)
        },
        kind(folder, name) {
          note(['kind', folder, name])
          return neighbours.kind(folder, name)
        },
        anchors(file) {
          note(['anchors', file])
          return neighbours.anchors(file)
        },
        stamp: (file) => neighbours.stamp(file)
      }
    },
    observations() {
      const observations: Observation[] = []
      for (const question of questions.values()) {
        const answer = answerOf(question, context)
        if (answer === undefined) return undefined
        observations.push([question, answer])
      }
      return observations
    }
  }
}

/** Whether the surroundings of a report give the same answers as before. */
export function holds(observations: readonly Observation[], context: ReportContext): boolean {
  return observations.every(([question, answer]) => answerOf(question, context) === answer)
}

/** What stands for an answer; undefined if it may change unnoticed. */
function answerOf(question: Question, context: ReportContext): string | undefined {
  const answer = ask(question, context)
  return answer !== undefined && answer.length > longestAnswer ? digest(answer) : answer
}

function ask(question: Question, {archive, neighbours, path}: ReportContext): string | undefined {
  switch (question[0]) {
    case 'path':
      return `${path}`
    case 'week':
      return JSON.stringify(archive?.weekOf(question[1]) ?? null)
    case 'other':
      return JSON.stringify(archive?.otherOf(question[1], question[2]) ?? null)
    case 'gap':
      return JSON.stringify(archive?.gapBefore(question[1], question[2]) ?? null)
    case 'folder':
      return JSON.stringify(neighbours?.folder ?? null)
    case 'kind':
      return `${neighbours?.kind(question[1], question[2])}`
    case 'list':
      return JSON.stringify([...(neighbours?.list(question[1]) ?? [])].sort())
    case 'anchors':
      // The anchors themselves are known only after the file is parsed.
      return neighbours?.stamp(question[1])
  }
}
