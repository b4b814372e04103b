import {defineRule} from '../src/engine/rule.ts'
import {cjk} from '../src/report/phrasing/characters.ts'
import {readPictures} from '../src/report/phrasing/pictures.ts'

/** Longer texts are descriptions; also bounds the cost of the patterns below. */
const longest = 80

/** Placeholder texts: words for pictures, and names that tools generate. */
const hollow = [
  /^(?:alt|alt text|clipboard|description|gif|image|image description|img|jpe?g|null|pasted image|photo|pic|picture|png|screenshot|undefined|untitled|webp)[\s\d_.-]*$/i,
  /^(?:图|图片|图像|照片|相片|截图|截屏|屏幕截图|配图|插图|封面图|描述|说明|未命名)[\s\d_.-]*$/,
  /^图[一二三四五六七八九十]{1,3}$/,
  /^(?:在这里|请)?(?:插入|输入)?图片(?:的)?(?:描述|说明)$/,
  /^(?:IMG|DSC|DSCN|PXL|WX|MVIMG|VID|QQ图片|QQ截图|mmexport|Snipaste|clipboard)[\s_-]?\d[\w@-]*$/i,
  /^(?:微信图片|(?:企业)?微信截图|屏幕截图|屏幕快照|截屏|Screenshot|Screen Shot|CleanShot)[\s_-]*\d{4}/i,
  /^(?:[\da-f]{16,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|-?\d+)$/i
]

const pictureFile = /\.(?:avif|bmp|gif|heic|jpe?g|png|svg|webp)$/i

export default defineRule({
  id: 'image-alt',
  summary: {en: 'Pictures say what they show', zh: '图片要有说明，写明画面内容'},
  why: {
    en: 'Readers who do not see a picture, and search, have nothing but its text',
    zh: '看不到图片的读者和搜索引擎只能靠这段文字了解图片'
  },
  severity: 'error',
  changes: 'nothing',
  options: {},
  messages: {
    missing: {
      en: 'Missing text of a picture, expected what it shows',
      zh: '图片缺少说明，请写明画面内容'
    },
    hollow: {
      en: 'Unexpected text `{actual}` of a picture, expected what it shows',
      zh: '图片说明「{actual}」没有说明画面内容'
    }
  },
  examples: [
    {
      title: {en: 'No text', zh: '说明是空的'},
      before: '![](./cat.png)\n',
      findings: [
        {
          at: '1:1-1:4',
          en: 'Missing text of a picture, expected what it shows',
          zh: '图片缺少说明，请写明画面内容'
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
          zh: '图片说明「图片」没有说明画面内容'
        },
        {
          at: '1:20-1:28',
          en: 'Unexpected text `IMG_1234` of a picture, expected what it shows',
          zh: '图片说明「IMG_1234」没有说明画面内容'
        }
      ]
    },
    {
      title: {en: 'The name of a file', zh: '文件名'},
      before: '![cat_01.png](./cat_01.png) ![bg2026](./bg2026.png)\n',
      findings: [
        {
          at: '1:3-1:13',
          en: 'Unexpected text `cat_01.png` of a picture, expected what it shows',
          zh: '图片说明「cat_01.png」没有说明画面内容'
        },
        {
          at: '1:31-1:37',
          en: 'Unexpected text `bg2026` of a picture, expected what it shows',
          zh: '图片说明「bg2026」没有说明画面内容'
        }
      ]
    },
    {
      title: {en: 'Pictures written in HTML', zh: '用 HTML 写的图片'},
      before:
        '<img width="300" src="./cat.png">\n\n看 <img alt="image" src="./cat.png" />\n\n' +
        '<img alt="窗台上的猫" src="./cat.png">，<img alt="" src="./line.png">\n',
      findings: [
        {
          at: '1:1-1:34',
          en: 'Missing text of a picture, expected what it shows',
          zh: '图片缺少说明，请写明画面内容'
        },
        {
          at: '3:13-3:18',
          en: 'Unexpected text `image` of a picture, expected what it shows',
          zh: '图片说明「image」没有说明画面内容'
        }
      ]
    },
    {
      title: {en: 'A text that says what there is to see', zh: '写明画面内容'},
      before:
        '![窗台上晒太阳的猫](./cat.png)\n\n![被猫占领的工位.jpg](./desk.png)\n\n![logo](./logo.svg)\n'
    }
  ],

  *check(report) {
    for (const {alt, url, range} of readPictures(report)) {
      if (alt === '') yield {message: 'missing', range}
      else if (isHollow(alt, url)) yield {message: 'hollow', values: {actual: alt}, range}
    }
  }
})

/** Whether a text does not describe the picture. */
function isHollow(alt: string, url: string): boolean {
  if (alt.length > longest) return false
  const name = alt.replace(pictureFile, '')
  if (hollow.some((pattern) => pattern.test(name))) return true
  // `累趴的猫.jpg` may be a joke, and `![logo](logo.svg)` is a description.
  if (cjk.test(name)) return false
  return name !== alt || (/[\d_]/.test(name) && name === fileName(url))
}

/** The file name in an address, without extension. */
function fileName(url: string): string {
  const name = url.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? ''
  return name.replace(/\.\w{1,5}$/, '')
}
