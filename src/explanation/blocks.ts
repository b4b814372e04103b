/** A block of an explanation, independent of the output. Plain text with `code` in backticks. */
export type Block =
  | {readonly type: 'heading'; readonly depth: 1 | 2 | 3; readonly text: string}
  | {readonly type: 'paragraph'; readonly text: string}
  /** A title in bold, followed by text. */
  | {readonly type: 'caption'; readonly title: string; readonly text: string}
  | {readonly type: 'list'; readonly items: readonly string[]}
  /** Preformatted: messages or a report. */
  | {readonly type: 'code'; readonly language: 'text' | 'markdown'; readonly text: string}
