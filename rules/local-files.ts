import {defineRule, type RuleFinding} from '../src/engine/rule.ts'
import {type LocalLink, readLocal, writeLocal} from '../src/report/links/local.ts'
import {findNear} from '../src/report/links/neighbours.ts'
import {type LocalTarget, resolveLocal} from '../src/report/links/resolve-local.ts'
import {type PlacedUse, replaceAddress} from '../src/report/links/uses.ts'

/** A path that starts with a host name: `a.example.com/b` was meant as a web address. */
const hostName = /^(?:[a-z\d-]+\.)+(?:cn|com|dev|edu|gov|io|me|net|org)(?=\/|$)/i

const files = {
  'weekly/2026-week46.md': '# 2026 年第46周周报\n\n## 生活\n\n## 技术\n\n### 读书 & 写作\n',
  'weekly/2026-week47.md': '',
  'weekly/images/Cat.png': '',
  'images/dog.jpg': ''
}

export default defineRule({
  id: 'local-files',
  summary: {
    en: 'Links inside of the project lead to files that are there',
    zh: '项目内的链接指向存在的文件'
  },
  why: {
    en: 'A file that was renamed, or has another case on another system, leaves readers with an error page or an empty frame; what lies outside of the project is never looked at, and neither are addresses that begin with `/`, unless `root` says where they start',
    zh: '文件改名、大小写在别的系统上不一致，都会让读者看到错误页面或空白图片；不会查看项目之外的任何文件，以 `/` 开头的地址只在设置了 `root` 时检查'
  },
  severity: 'error',
  supersededBy: ['link-scheme', 'references'],
  changes: 'nothing',
  options: {
    root: {
      type: 'string',
      default: '',
      description: {
        en: 'Folder of the project where addresses that begin with `/` start, such as `.` or `static`',
        zh: '以 `/` 开头的地址从项目的哪个文件夹算起，如 `.` 或 `static`'
      }
    }
  },
  messages: {
    missing: {
      en: 'Missing file `{actual}`, expected one of this project',
      zh: '项目中没有文件 `{actual}`，请检查路径'
    },
    near: {
      en: 'Missing file `{actual}`, expected `{expected}`',
      zh: '项目中没有文件 `{actual}`，应为 `{expected}`'
    },
    case: {
      en: 'Unexpected upper or lower case in `{actual}`, expected `{expected}`',
      zh: '`{actual}` 的大小写与文件名不一致，应为 `{expected}`'
    },
    form: {
      en: 'Unexpected Unicode form of `{actual}`, expected `{expected}`, as the file has it',
      zh: '`{actual}` 的 Unicode 形式与文件名不一致，应为 `{expected}`'
    },
    host: {
      en: 'Missing `https://` before `{actual}`, expected `{expected}`',
      zh: '`{actual}` 前缺少 `https://`，应为 `{expected}`'
    },
    computer: {
      en: 'Unexpected path `{actual}` of one computer, expected one that starts beside this report',
      zh: '`{actual}` 是本机路径，别人打不开，应为相对于本文的路径'
    },
    backslash: {
      en: 'Unexpected `\\` in `{actual}`, expected `/`',
      zh: '`{actual}` 中的 `\\` 应为 `/`'
    },
    encoding: {
      en: 'Unexpected `{part}` in `{actual}`, expected percent-encoded UTF-8, with `%25` for a percent sign',
      zh: '`{actual}` 中的 `{part}` 有误，应为 UTF-8 的百分号编码，`%` 本身写作 `%25`'
    }
  },
  examples: [
    {
      title: {en: 'Nothing is there', zh: '没有这个文件'},
      path: 'weekly/2026-week47.md',
      files,
      before: '[上周](./2026-week12.md)，![狗](../../dog.jpg)\n\n<img src="bird.gif" alt="鸟">\n',
      findings: [
        {
          at: '1:6-1:22',
          en: 'Missing file `./2026-week12.md`, expected one of this project',
          zh: '项目中没有文件 `./2026-week12.md`，请检查路径'
        },
        {
          at: '1:29-1:42',
          en: 'Missing file `../../dog.jpg`, expected one of this project',
          zh: '项目中没有文件 `../../dog.jpg`，请检查路径'
        },
        {
          at: '3:11-3:19',
          en: 'Missing file `bird.gif`, expected one of this project',
          zh: '项目中没有文件 `bird.gif`，请检查路径'
        }
      ]
    },
    {
      title: {en: 'Something of nearly that name is there', zh: '有名字相近的文件'},
      path: 'weekly/2026-week47.md',
      files,
      before: '[上周](2026-week46.html#技术)，![狗][dog]\n\n[dog]: ./images/dog.jpg\n',
      suggested: '[上周](2026-week46.md#技术)，![狗][dog]\n\n[dog]: ../images/dog.jpg\n',
      findings: [
        {
          at: '1:6-1:25',
          en: 'Missing file `2026-week46.html#技术`, expected `2026-week46.md#技术`',
          zh: '项目中没有文件 `2026-week46.html#技术`，应为 `2026-week46.md#技术`'
        },
        {
          at: '3:8-3:24',
          en: 'Missing file `./images/dog.jpg`, expected `../images/dog.jpg`',
          zh: '项目中没有文件 `./images/dog.jpg`，应为 `../images/dog.jpg`'
        }
      ]
    },
    {
      title: {
        en: 'Upper and lower case, which some systems tell apart',
        zh: '大小写：有的系统区分，有的不区分'
      },
      path: 'weekly/2026-week47.md',
      files,
      before: '![猫](./Images/cat.PNG)\n',
      suggested: '![猫](./images/Cat.png)\n',
      findings: [
        {
          at: '1:6-1:22',
          en: 'Unexpected upper or lower case in `./Images/cat.PNG`, expected `./images/Cat.png`',
          zh: '`./Images/cat.PNG` 的大小写与文件名不一致，应为 `./images/Cat.png`'
        }
      ]
    },
    {
      title: {
        en: 'One character that the file’s name has as two',
        zh: '同一个字符，文件名中由两个字符组成'
      },
      path: 'a.md',
      files: {'cafe\u0301.md': ''},
      before: '[咖啡](caf%C3%A9.md)\n',
      suggested: '[咖啡](cafe%CC%81.md)\n',
      findings: [
        {
          at: '1:6-1:18',
          en: 'Unexpected Unicode form of `caf%C3%A9.md`, expected `cafe%CC%81.md`, as the file has it',
          zh: '`caf%C3%A9.md` 的 Unicode 形式与文件名不一致，应为 `cafe%CC%81.md`'
        }
      ]
    },
    {
      title: {en: 'A web address without its beginning', zh: '不完整的网址'},
      path: 'a.md',
      files: {},
      before: '[文档](www.example.com/docs)\n',
      suggested: '[文档](https://www.example.com/docs)\n',
      findings: [
        {
          at: '1:6-1:26',
          en: 'Missing `https://` before `www.example.com/docs`, expected `https://www.example.com/docs`',
          zh: '`www.example.com/docs` 前缺少 `https://`，应为 `https://www.example.com/docs`'
        }
      ]
    },
    {
      title: {en: 'Paths that lead nowhere in a browser', zh: '浏览器打不开的路径'},
      before: '![猫](images\\cat.png)，![猫](C:\\cat.png)，[百分之百](100%.md)\n',
      suggested: '![猫](images/cat.png)，![猫](C:\\cat.png)，[百分之百](100%25.md)\n',
      findings: [
        {
          at: '1:6-1:20',
          en: 'Unexpected `\\` in `images\\cat.png`, expected `/`',
          zh: '`images\\cat.png` 中的 `\\` 应为 `/`'
        },
        {
          at: '1:27-1:37',
          en: 'Unexpected path `C:\\cat.png` of one computer, expected one that starts beside this report',
          zh: '`C:\\cat.png` 是本机路径，别人打不开，应为相对于本文的路径'
        },
        {
          at: '1:46-1:53',
          en: 'Unexpected `%` in `100%.md`, expected percent-encoded UTF-8, with `%25` for a percent sign',
          zh: '`100%.md` 中的 `%` 有误，应为 UTF-8 的百分号编码，`%` 本身写作 `%25`'
        }
      ]
    },
    {
      title: {en: 'Addresses that start at the root of a site', zh: '从网站根目录算起的地址'},
      path: 'weekly/2026-week47.md',
      files: {'static/img/cat.png': ''},
      options: {root: 'static'},
      before: '![猫](/img/cat.png)，![狗](/img/dog.png)\n',
      findings: [
        {
          at: '1:25-1:37',
          en: 'Missing file `/img/dog.png`, expected one of this project',
          zh: '项目中没有文件 `/img/dog.png`，请检查路径'
        }
      ]
    },
    {
      title: {en: 'Links that lead somewhere', zh: '有去处的链接'},
      path: 'weekly/2026-week47.md',
      files,
      before:
        '[上周](2026-week46.md#读书)，[所有图片](images/)，![猫](./images/Cat.png?raw=true)，![狗](/img/dog.png)\n'
    }
  ],

  *check(report, options) {
    for (const use of report.uses) {
      const link = readLocal(use.href)
      if (!link) continue
      if ('problem' in link) {
        // `references` tells of an empty address.
        if (link.problem === 'empty') continue
        const values = {actual: use.href, part: link.part}
        const suggestion = repaired[link.problem]?.(use.href)
        yield {
          message: link.problem,
          values,
          range: use.range,
          suggestion: suggestion === undefined ? undefined : replaceAddress(use, suggestion)
        }
      } else {
        const target = resolveLocal(report.neighbours, link, options.root)
        if (target && !target.kind) yield missing(use, link, target)
      }
    }
  }
})

/** The corrected address if only single characters are wrong. */
const repaired: Partial<Record<string, (href: string) => string | undefined>> = {
  backslash: (href) => href.replaceAll('\\', '/'),
  encoding: (href) => {
    const after = href.replace(/%(?![\da-f]{2})/gi, '%25')
    return 'problem' in (readLocal(after) ?? {}) ? undefined : after
  }
}

function missing(
  use: PlacedUse,
  link: LocalLink,
  {neighbours, path, root}: LocalTarget
): RuleFinding<'missing' | 'near' | 'case' | 'form' | 'host'> {
  const {href: actual, range} = use
  const near = path && !link.isFolder ? findNear(neighbours, path, link.steps) : undefined
  const expected = near
    ? writeLocal(neighbours.folder ?? [], near.path, link, root)
    : `https://${actual}`
  if (!near && !hostName.test(link.written)) return {message: 'missing', values: {actual}, range}
  const message = near ? (near.difference === 'name' ? 'near' : near.difference) : 'host'
  // Normalization forms look the same unless they are percent-encoded.
  const shown = message === 'form' ? expected.replace(/\P{ASCII}+/gu, encodeURIComponent) : expected
  const suggestion = replaceAddress(use, expected)
  return {message, values: {actual, expected: shown}, range, suggestion}
}
