import fs from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {gzipSync} from 'node:zlib'
import {type Browser, type BrowserContextOptions, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {rules} from '../rules/index.ts'
import {buildSite} from '../scripts/site/build.ts'
import {removeFolder, run, temporaryFolder} from './support/command.ts'
import {attacks, hostileReport} from './support/hostile.ts'
import {findProgram, isLeftOut} from './support/programs.ts'
import {type ServedSite, serveSite} from './support/site.ts'

const root = path.join(import.meta.dirname, '..')
const folder = temporaryFolder()
const axe = fileURLToPath(import.meta.resolve('axe-core/axe.min.js'))

beforeAll(async () => buildSite(root, folder), 120_000)
afterAll(() => removeFolder(folder))

const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8')
const files = () =>
  fs
    .readdirSync(folder, {recursive: true, encoding: 'utf8'})
    .map((name) => name.split(path.sep).join('/'))
/** Which files the service worker keeps. */
const offline = () =>
  JSON.parse(/^const offline=(.*);\n/.exec(read('service-worker.js'))?.[1] ?? '') as {
    readonly first: readonly string[]
    readonly rest: readonly string[]
  }
const nameOfWorker = () => files().find((name) => name.startsWith('assets/worker-')) ?? ''

describe('the files', () => {
  test('of the first view are less than 250 kB, and with the worker less than 320', () => {
    const sizes = new Map(
      offline().first.map((name) => [name, gzipSync(read(name), {level: 9}).length])
    )
    const all = [...sizes.values()].reduce((sum, size) => sum + size, 0)
    const worker = sizes.get(nameOfWorker()) ?? Number.NaN
    // What is there before anybody can write; the worker loads beside it.
    expect(all - worker).toBeLessThan(250_000)
    expect(all - worker).toBeGreaterThan(50_000)
    expect(all).toBeLessThan(320_000)
  })

  test('lead from page to page: no link and no anchor is missing', () => {
    const pages = files().filter((name) => name.endsWith('.html'))
    expect(pages.length).toBeGreaterThan(2 * rules.length)
    const missing = pages.flatMap((page) =>
      [...read(page).matchAll(/<(?:a|img|link|script)\b[^>]* (?:href|src)="([^"]*)"/g)].flatMap(
        ([, address = '']) => {
          if (/^https:/.test(address)) return []
          const [name = '', hash = ''] = address.replace(/\?[^#]*/, '').split('#')
          const target = name === '' ? page : path.posix.join(path.posix.dirname(page), name)
          const isThere =
            fs.existsSync(path.join(folder, target)) &&
            (hash === '' || read(target).includes(` id="${decodeURIComponent(hash)}"`))
          return isThere ? [] : [`${page}: ${address}`]
        }
      )
    )
    expect(missing).toEqual([])
  })

  test('have a page for each rule in each language', () => {
    for (const {id} of rules) {
      for (const language of ['en', 'zh']) {
        expect(read(`${language}/rules/${id}.html`)).toContain(`>${id}</h1>`)
      }
    }
  })

  test('hold no script and no style inside of pages, and no map of sources', () => {
    for (const name of files().filter((name) => name.endsWith('.html'))) {
      expect(read(name)).toMatch(/default-src (?:'|&#x27;)none/)
      expect(
        /unsafe-(?:inline|eval)|<style|<script>|<[^>]* (?:style|on\w+)="/.test(read(name)),
        name
      ).toBe(false)
    }
    expect(files().filter((name) => name.endsWith('.map'))).toEqual([])
  })
})

describe.skipIf(isLeftOut('chromium'))('in a browser', {timeout: 120_000}, () => {
  let browser: Browser
  let site: ServedSite
  let page: Page
  let events: string[] = []
  beforeAll(async () => {
    site = await serveSite(folder)
    browser = await chromium.launch({
      executablePath: findProgram('chromium') ?? 'chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking']
    })
  }, 60_000)
  afterEach(async () => page.context().close())
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  /** Open a page, and hear of all that it complains about or asks others for. */
  async function open(name = '', options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({
      locale: 'en-US',
      viewport: {width: 1280, height: 800},
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options
    })
    page = await context.newPage()
    events = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.address)) events.push(request.url())
    })
    page.on('console', (message) => events.push(message.text()))
    page.on('pageerror', (error) => events.push(String(error)))
    page.on('dialog', (dialog) => events.push(dialog.message()))
    await page.goto(site.address + name)
  }

  const editor = () => page.locator('#report .cm-content')
  const summary = (text: string | RegExp) =>
    page.locator('#summary').filter({hasText: text}).waitFor({timeout: 30_000})
  const found = () =>
    page.evaluate<string[]>(
      `[...document.querySelectorAll('.finding')].map((it) => it.dataset.rule)`
    )
  /** The text of the report, as it is kept for a reload. */
  const text = () => page.evaluate<string>(`JSON.parse(sessionStorage.getItem('report')).text`)

  /** Replace the report, as by paste. */
  async function paste(report: string): Promise<void> {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(report)})`)
    await editor().click()
    await page.keyboard.press('Control+A')
    await page.keyboard.press('Control+V')
  }

  /** What axe finds, with the elements. */
  async function barriers(): Promise<string[]> {
    // Its script is no part of the site, so that the site has to let it in for once.
    await page.context().addInitScript({path: axe})
    await page.reload()
    await page.locator('.finding, main h1').first().waitFor()
    const run = () =>
      page.evaluate<string[]>(`axe.run().then(({violations}) => violations.flatMap(
        ({id, nodes}) => nodes.map(({target}) => id + ' ' + target.join(' '))))`)
    // Editors measure themselves once more, and axe fails where an element that it names is gone meanwhile.
    for (let left = 5; left > 0; left--) {
      try {
        return await run()
      } catch {
        await page.waitForTimeout(1000)
      }
    }
    return run()
  }

  test('paste, see, repair one, repair all, take it back', async () => {
    await open()
    await summary('8 errors, 1 warning')
    await paste('# 2023年第40周周报\n\n## 生活\n\n- 跑步\n\n## 技术\n\n1. 读书\n\n## 总结\n\n好\n')
    await summary('2 errors')
    expect(await found()).toEqual(['title-format', 'numbered-list'])
    expect(await page.locator('#report .cm-finding-error').allTextContents()).toEqual(['', '-'])
    expect(await page.locator('.finding .row').allTextContents()).toEqual([
      '# 2023年第40周周报',
      '# 2023 年第40周周报',
      '- 跑步',
      '1. 跑步'
    ])
    await page.locator('.finding button.small').first().click()
    await summary('1 error')
    expect(await text()).toMatch(/^# 2023 年第40周周报\n\n## 生活\n\n- 跑步/)
    await page.click('#all')
    await summary('Nothing to complain about')
    expect(await text()).toContain('\n1. 跑步\n')
    await editor().click()
    await page.keyboard.press('Control+Z')
    await summary('1 error')
    expect(events).toEqual([])
  })

  test('by keyboard alone', async () => {
    await open()
    await summary('8 errors')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the report')
    await editor().focus()
    await page.keyboard.press('F8')
    await page.keyboard.press('Control+.')
    await summary('7 errors')
    expect(await text()).toMatch(/^# 2026 年第46周周报\n/)
    await page.keyboard.press('Control+Enter')
    await summary('1 error')
    expect(await found()).toEqual(['image-alt'])
    await page.keyboard.press('Tab')
    expect(await page.evaluate(`document.activeElement.closest('#report') === null`)).toBe(true)
    await page.locator('#tab-findings').focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('#panel-formatted .cm-content').waitFor()
    expect(events).toEqual([])
  })

  test('formatted text beside', async () => {
    await open()
    await summary('8 errors')
    await paste('2023 年第40周周报\n======\n\n## 生活\n* 跑步\n')
    await page.click('#tab-formatted')
    await page.locator('#panel-formatted .cm-content').filter({hasText: '# 2023'}).waitFor()
    await page.locator('#panel-formatted button').click()
    await page.locator('#panel-formatted').filter({hasText: 'Already'}).waitFor()
    expect(await text()).toBe('# 2023 年第40周周报\n\n## 生活\n\n- 跑步\n')
    expect(events).toEqual([])
  })

  test('share, open, reload; what is shared goes to no server', async () => {
    await open()
    await page.selectOption('#example', '1')
    await page.locator('#report .cm-line').filter({hasText: 'Week 46'}).waitFor()
    await summary('4 errors')
    await page.click('#share')
    await page.locator('#notice').filter({hasText: 'copied'}).waitFor()
    const address = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(address).toMatch(/\/weekly-lint\/#1\.[\w-]+$/)
    const shared = await found()
    await page.context().close()
    await open(address.slice(site.address.length))
    await page.locator('#report .cm-line').filter({hasText: 'Week 46'}).waitFor()
    await summary('4 errors')
    expect(await found()).toEqual(shared)
    await paste('# 2023 年第40周周报\n')
    await page.waitForURL(site.address)
    await summary(/error/)
    await page.reload()
    await page.locator('#report .cm-line').filter({hasText: '# 2023 年第40周周报'}).waitFor()
    expect(events).toEqual([])
  })

  test('configuration as a form and as JSON, completed by the schema', async () => {
    await open()
    await summary('8 errors')
    await page.click('#tab-configuration')
    await page.selectOption('select[data-rule=image-alt]', 'off')
    await summary('7 errors')
    await page.check('input[name=strict]')
    await summary('8 errors')
    const json = page.locator('.json .cm-content')
    expect(JSON.parse(await json.innerText())).toEqual({
      extends: ['strict'],
      rules: {'image-alt': 'off'}
    })
    await json.click()
    await page.keyboard.press('Control+A')
    await page.keyboard.type('{"ru')
    await page.locator('.json .cm-tooltip-autocomplete li').filter({hasText: 'rules'}).waitFor()
    await page.waitForTimeout(100)
    await page.keyboard.press('Enter')
    await summary(/cannot be used|errors/)
    expect(await json.innerText()).toMatch(/^\{"rules": \{\}/)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('{"rules": {"imge-alt": "off"}}')
    await summary('The configuration cannot be used')
    await page.click('#tab-findings')
    await page.locator('.problems').filter({hasText: 'image-alt'}).waitFor()
    expect(events).toEqual([])
  })

  test('in Chinese, dark, on a phone; chosen languages and colours stay', async () => {
    await open('', {
      locale: 'zh-CN',
      colorScheme: 'dark',
      viewport: {width: 375, height: 740}
    })
    await summary('8 个错误，1 个警告')
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.locator('.message').first().textContent()).toMatch(/^标题写法有误/)
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const dark = await background()
    for (const tab of ['formatted', 'configuration', 'findings']) {
      await page.click(`#tab-${tab}`)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
    }
    await page.click('#theme')
    expect(await background()).not.toBe(dark)
    await page.click('#language')
    await summary('8 errors, 1 warning')
    await page.reload()
    await summary('8 errors, 1 warning')
    expect(await background()).not.toBe(dark)
    await page.goto(`${site.address}zh/rules/table-align.html`)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(375)
    expect(events).toEqual([])
  })

  test('without a network, once it was loaded', async () => {
    const {first, rest} = offline()
    await open()
    await summary('8 errors')
    const kept = () =>
      page.evaluate<number>(`caches.keys().then(async ([name = 'none']) =>
        (await caches.has(name)) ? (await (await caches.open(name)).keys()).length : 0)`)
    await expect.poll(kept, {timeout: 60_000, interval: 200}).toBe(first.length + rest.length)
    const {address} = site
    await site.close()
    try {
      await page.goto(address)
      await summary('8 errors')
      await page.goto(`${address}en/rules/image-alt.html`)
      await page.fill('#search', 'picture text')
      await page.locator('#results a').first().waitFor()
      expect(events).toEqual([])
    } finally {
      site = await serveSite(folder)
    }
  })

  test.each(['en', 'zh'] as const)('search, and the page of a finding, in %s', async (language) => {
    await open(`?lang=${language}`)
    const link = page.locator('.rule-id').first()
    await link.click()
    await page.waitForURL(`${site.address}${language}/rules/title-format.html`)
    await page.fill('#search', language === 'zh' ? '图片说明' : 'alt pictures')
    await page.locator('#results').filter({hasText: 'image-alt'}).waitFor()
    await page.locator('#search').press('ArrowDown')
    expect(await page.evaluate('document.activeElement.tagName')).toBe('A')
    expect(events).toEqual([])
  })

  test('hostile reports, names, configurations and addresses do no harm', async () => {
    await open()
    await summary('8 errors')
    const elements = () => page.evaluate(`document.querySelectorAll('script, img, style').length`)
    const before = await elements()
    for (const attack of attacks.slice(0, -1)) {
      const report = hostileReport(attack).toWellFormed()
      const shared = JSON.stringify([report, JSON.stringify({rules: {[attack]: attack}}), attack])
      const {deflateRawSync} = await import('node:zlib')
      const fragment = (json: string) => `#1.${deflateRawSync(json).toString('base64url')}`
      await page.evaluate(`location.hash = ${JSON.stringify(fragment(shared))}`)
      await summary('The configuration cannot be used')
      const alone = JSON.stringify([report, '', 'a.md'])
      await page.evaluate(`location.hash = ${JSON.stringify(fragment(alone))}`)
      await summary(/\d errors/)
    }
    for (const fragment of [
      '#1.AAAA',
      '#<img src=x onerror=alert(1)>',
      `#1.${'A'.repeat(50_000)}`
    ]) {
      await page.evaluate(`location.hash = ${JSON.stringify(fragment)}`)
      await page.locator('#notice').filter({hasText: 'Nothing can be read'}).waitFor()
    }
    expect(await elements()).toBe(before)
    expect(await page.title()).toBe('Check a weekly report · weekly-lint')
    expect(events).toEqual([])
  })

  test('a page cannot send anything, even if it tried', async () => {
    await open()
    await summary('8 errors')
    const tried = await page.evaluate(`Promise.all([
      fetch('./icon.svg').then(() => 'sent', () => 'refused'),
      new Promise((resolve) => {
        const image = new Image()
        image.onload = image.onerror = () => resolve(image.naturalWidth ? 'sent' : 'refused')
        image.src = 'https://127.0.0.1:9/x.png'
      }),
      Promise.resolve().then(() => { document.body.innerHTML = '<p>' }).then(() => 'done', () => 'refused')
    ])`)
    expect(tried).toEqual(['refused', 'refused', 'refused'])
  })

  test.each([
    ['', {}],
    ['', {colorScheme: 'dark', locale: 'zh-CN'}],
    ['zh/docs/configuration.html', {}],
    ['en/rules/index.html', {colorScheme: 'dark', viewport: {width: 375, height: 740}}]
  ] as const)('/%s has no barriers that axe knows: %o', async (name, options) => {
    await open(name, {...options, bypassCSP: true})
    expect(await barriers()).toEqual([])
  })

  test('the worker finds what the command finds, for every fixture', async () => {
    const reports = path.join(root, 'fixtures/reports')
    const names = fs.readdirSync(reports).filter((name) => name.endsWith('.md'))
    const texts = names.map((name) => fs.readFileSync(path.join(reports, name), 'utf8'))
    // What other files say is no matter of a page that has one.
    const alone = {'unique-week': 'off', 'no-missing-week': 'off', 'local-files': 'off'}
    const configuration = JSON.stringify({rules: alone})
    const project = temporaryFolder({
      'weekly-lint.config.json': configuration,
      ...Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
    })
    const {stdout} = await run([...names, '--reporter', 'json', '--no-links', '--lang', 'zh'], {
      cwd: project
    })
    removeFolder(project)
    const byCommand = new Map(
      (JSON.parse(stdout) as {relativePath: string; messages: Told[]}[]).map(
        ({relativePath, messages}) => [relativePath, messages.map(shape)]
      )
    )
    // A page without a policy of its own, for the worker alone.
    await open('nothing.html')
    for (const [at, name] of names.entries()) {
      const report = {text: texts[at], path: name, configuration, language: 'zh'}
      const findings = await page.evaluate<Told[]>(`new Promise((resolve, reject) => {
        globalThis.linter ??= new Worker('./${nameOfWorker()}', {type: 'module'})
        linter.onmessage = ({data}) => resolve(data.answer ?? data.problems)
        linter.onerror = reject
        linter.postMessage({id: 1, job: 'lint', report: ${JSON.stringify(report)}})
      })`)
      expect(findings.map(shape), name).toEqual(byCommand.get(name))
    }
    expect([...byCommand.values()].flat().length).toBeGreaterThan(50)
  })
})

/** What the command and the worker both tell of a finding. */
interface Told {
  readonly ruleId?: string | null
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine?: number
  readonly endColumn?: number
  readonly fix?: {readonly range: readonly number[]; readonly text: string}
  readonly edit?: {readonly range: readonly number[]; readonly text: string}
}

function shape({ruleId, message, line, column, endLine, endColumn, fix, edit}: Told) {
  const change = fix ?? edit
  return {
    ruleId: ruleId ?? null,
    message,
    place: [line, column, endLine, endColumn],
    change: change && [...change.range, change.text]
  }
}
