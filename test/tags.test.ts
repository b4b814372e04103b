import {describe, expect, test} from 'vitest'
import {readTags} from '../src/report/phrasing/tags.ts'
import {parse} from '../src/syntax/processor.ts'
import {Source} from '../src/syntax/source.ts'

/** Each start tag with its attributes, as they stand in the text. */
function tagsOf(text: string) {
  const source = new Source(text, parse(text))
  return readTags(source).map(({name, range, attributes}) => {
    for (const {value, range} of attributes.values()) expect(source.slice(range)).toBe(value)
    const values = [...attributes].map(([key, {value}]) => `${key}=${value}`)
    return [name, source.slice(range), ...values]
  })
}

describe('start tags', () => {
  test.each([
    ['<img alt="速度 > 1" src="missing.png">', 'alt=速度 > 1', 'src=missing.png'],
    ["<img alt='a < b' SRC=a.png>", 'alt=a < b', 'src=a.png'],
    ['<img alt="a"src="b.png" />', 'alt=a', 'src=b.png'],
    [
      '<img data-1="x src=y" @on="1 > 0" hidden src = "b.png">',
      'data-1=x src=y',
      '@on=1 > 0',
      'hidden=',
      'src=b.png'
    ],
    ['<img\nsrc="a.png"\nsrc="b.png">', 'src=a.png']
  ])('%s', (tag, ...attributes) => {
    expect(tagsOf(`<div>\n${tag} <br>\n</div>\n`)).toEqual([
      ['div', '<div>'],
      ['img', tag, ...attributes],
      ['br', '<br>']
    ])
  })

  test('in running text', () => {
    const tag = '<img alt="速度 > 1" src="missing.png">'
    expect(tagsOf(`图 ${tag} <br>\n`)).toEqual([
      ['img', tag, 'alt=速度 > 1', 'src=missing.png'],
      ['br', '<br>']
    ])
  })

  test.each(['<!-- <img src="a.png"> -->', '<img src="a.png', '< img src="a.png">', '</a>'])(
    'none in %s',
    (text) => expect(tagsOf(`${text}\n`)).toEqual([])
  )
})
