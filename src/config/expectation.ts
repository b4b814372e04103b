import type {Text} from '../text/language.ts'

/** Descriptions of expected values, by the message of the schema. */
export const expectations = {
  base: {
    en: '`recommended`, `strict`, `typography` or a file such as `./base.json`',
    zh: '`recommended`、`strict`、`typography` 或文件名，例如 `./base.json`'
  },
  bases: {
    en: '`recommended`, `strict`, `typography`, a file such as `./base.json`, or a list of them',
    zh: '`recommended`、`strict`、`typography`、文件名（例如 `./base.json`），或它们的列表'
  },
  boolean: {en: '`true` or `false`', zh: '`true` 或 `false`'},
  fewer: {en: 'at most {most} entries', zh: '最多 {most} 项'},
  glob: {
    en: 'a pattern of names, `/`, `*`, `**` and `?` such as `weekly/**/*.md`',
    zh: '由名称、`/`、`*`、`**` 和 `?` 组成的模式，例如 `weekly/**/*.md`'
  },
  integer: {en: 'a whole number', zh: '一个整数'},
  least: {en: 'a whole number of at least {least}', zh: '不小于 {least} 的整数'},
  list: {en: 'a list', zh: '一个列表'},
  most: {en: 'a whole number of at most {most}', zh: '不大于 {most} 的整数'},
  name: {en: 'a name on one line, without spaces around it', zh: '一行以内的名称，前后没有空格'},
  object: {en: 'an object with keys', zh: '键值对组成的对象'},
  path: {en: 'a folder or `redis://…`', zh: '一个文件夹或 `redis://…`'},
  section: {
    en: 'a name or an object such as `{"name": "总结"}`',
    zh: '一个名称，或形如 `{"name": "总结"}` 的对象'
  },
  setting: {
    en: '`off`, `warn`, `error`, or a list such as `["error", {}]`',
    zh: '`off`、`warn`、`error`，或形如 `["error", {}]` 的列表'
  },
  shorter: {en: 'at most {most} characters', zh: '最多 {most} 个字符'},
  some: {en: 'at least one entry', zh: '至少一项'},
  template: {
    en: 'a title such as `{year} 年第{week}周周报`',
    zh: '形如 `{year} 年第{week}周周报` 的标题'
  },
  text: {en: 'a text', zh: '一段文字'}
} satisfies Record<string, Text>

export type Expectation = keyof typeof expectations
