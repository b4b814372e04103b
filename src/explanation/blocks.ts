/** A piece of a page, whatever it is shown on. Texts are plain, but for `code` between backticks. */
export type Block =
  | {readonly type: 'heading'; readonly depth: 1 | 2 | 3; readonly text: string}
  | {readonly type: 'paragraph'; readonly text: string}
  /** A title in bold, with what is said behind it. */
  | {readonly type: 'caption'; readonly title: string; readonly text: string}
  | {readonly type: 'list'; readonly items: readonly string[]}
  /** Kept line by line: messages, or a report. */
  | {readonly type: 'code'; readonly language: 'text' | 'markdown'; readonly text: string}
