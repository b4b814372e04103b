import type {Image, ImageReference} from 'mdast'
import {defineRule} from '../src/rule.ts'

/** Words that a picture’s text has where nobody wrote one. */
const hollow = [
  /^(?:alt|alt text|image|img|photo|pic|picture|screenshot|untitled)[\s\d_-]*$/i,
  /^(?:图|图片|图像|照片|相片|截图|截屏|配图|插图|未命名)[\s\d_-]*$/,
  /^(?:IMG|DSC|DSCN|PXL|WX|mmexport)[\s_-]?\d[\w@-]*$/i,
  /^(?:微信图片|屏幕截图|屏幕快照|截屏|Screenshot|Screen Shot|CleanShot)[\s_-]*\d{4}.*$/i,
  /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|webp)$/i
]

export default defineRule({
  id: 'image-alt',
  summary: {en: 'Pictures say what they show', zh: '图片要说明画面内容'},
  why: {
    en: 'Readers who do not see a picture, and search, have nothing but its text',
    zh: '看不到图片的读者和搜索引擎只能依靠这段文字'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing text of a picture, expected what it shows',
      zh: '缺少图片的文字说明，应为画面内容'
    },
    hollow: {
      en: 'Unexpected text `{actual}` of a picture, expected what it shows',
      zh: '多余的图片说明 `{actual}`，应为画面内容'
    }
  },
  examples: [
    {
      title: {en: 'No text', zh: '没有说明'},
      before: '![](./cat.png)\n',
      findings: [
        {
          at: '1:1-1:4',
          en: 'Missing text of a picture, expected what it shows',
          zh: '缺少图片的文字说明，应为画面内容'
        }
      ]
    },
    {
      title: {en: 'A text that says nothing', zh: '等于没写的说明'},
      before: '![图片](./cat.png) ![IMG_1234](./dog.png)\n',
      findings: [
        {
          at: '1:3-1:5',
          en: 'Unexpected text `图片` of a picture, expected what it shows',
          zh: '多余的图片说明 `图片`，应为画面内容'
        },
        {
          at: '1:20-1:28',
          en: 'Unexpected text `IMG_1234` of a picture, expected what it shows',
          zh: '多余的图片说明 `IMG_1234`，应为画面内容'
        }
      ]
    },
    {
      title: {en: 'A text that says what there is to see', zh: '写明画面内容'},
      before: '![窗台上晒太阳的猫](./cat.png)\n'
    }
  ],

  *check(report) {
    const images = [...report.nodes('image'), ...report.nodes('imageReference')]
    for (const image of images.toSorted((a, b) => report.range(a)[0] - report.range(b)[0])) {
      const [start, end] = report.range(image)
      const alt = image.alt?.trim() ?? ''
      if (alt === '') {
        const close = report.text.indexOf(']', start)
        yield {message: 'missing', range: [start, close < 0 || close >= end ? end : close + 1]}
      } else if (isHollow(image, alt)) {
        const at = report.text.indexOf(alt, start)
        const range =
          at < 0 || at >= end ? ([start, end] as const) : ([at, at + alt.length] as const)
        yield {message: 'hollow', values: {actual: alt}, range}
      }
    }
  }
})

function isHollow(image: Image | ImageReference, alt: string): boolean {
  if (hollow.some((pattern) => pattern.test(alt))) return true
  return 'url' in image && fileName(image.url) === alt
}

/** The name of the file behind an address, without its extension. */
function fileName(url: string): string {
  return (
    url
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? ''
  )
}
