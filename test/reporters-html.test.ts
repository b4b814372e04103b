import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {type Browser, chromium, type Page} from 'playwright-core'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {bad, good, removeFolder, temporaryFolder, worse} from './support/command.ts'
import {attacks, hostileReport} from './support/hostile.ts'
import {findProgram, isLeftOut} from './support/programs.ts'
import {print, resultOf} from './support/results.ts'

const executable = findProgram('chromium')

const quietly = [
  'disable-gpu',
  'disable-quic',
  'no-first-run',
  'disable-background-networking',
  'disable-component-update',
  'disable-sync',
  'no-sandbox'
].map((name) => `--${name}`)

const ordinary = [
  resultOf('2023-week40.md', bad),
  resultOf('2023-week41.md', good),
  resultOf('2023-week42.md', worse),
  resultOf(
    '2023-week43.md',
    bad.replace('写在前面', `[这里](https://a.example) ${'长'.repeat(2000)}`)
  )
]

const hostile = attacks.map((attack, at) =>
  resultOf(`${attack.slice(0, 99)}${at}.md`, hostileReport(attack))
)

describe('the page', () => {
  test('holds all that it needs, and lets nothing else in', async () => {
    const page = await print('html', ordinary)
    expect(page).toContain('"Content-Security-Policy" content="default-src &#x27;none&#x27;; ')
    expect(page).not.toMatch(/unsafe-inline|unsafe-eval|<link|<img|<iframe| src=| on\w+=| style="/)
    for (const [, address] of page.matchAll(/href="([^"]*)"/g)) {
      expect(address).toMatch(/^https:\/\/(?:github\.com|weekly-lint\.github\.io)\/weekly-lint/)
    }
  })

  test('says so where there is nothing to say', async () => {
    expect(await print('html', [resultOf('a.md', good)])).toContain(
      '1 report read, nothing to complain'
    )
    expect(await print('html', [], 'zh')).toContain('<html lang="zh-CN">')
  })
})

describe.skipIf(isLeftOut('chromium'))('in a browser', {timeout: 60_000}, () => {
  const folder = temporaryFolder()
  let browser: Browser
  let page: Page
  let events: string[] = []
  beforeAll(async () => {
    browser = await chromium.launch({executablePath: executable ?? 'chromium', args: quietly})
  }, 60_000)
  afterEach(async () => page.close())
  afterAll(async () => {
    await browser.close()
    removeFolder(folder)
  })

  /** Open a page, and hear of all that it asks for or complains about. */
  async function open(html: string, size = {width: 1280, height: 800}): Promise<void> {
    const file = join(folder, 'page.html')
    writeFileSync(file, html)
    const address = pathToFileURL(file).href
    page = await browser.newPage({viewport: size})
    events = []
    page.on('request', (request) => request.url() !== address && events.push(request.url()))
    page.on('console', (message) => events.push(message.text()))
    page.on('pageerror', (error) => events.push(String(error)))
    page.on('dialog', (dialog) => events.push(dialog.message()))
    await page.goto(address)
  }

  /** What is to be seen, group by group. */
  function shown(): Promise<string[]> {
    return page.evaluate(`[...document.querySelectorAll('.group:not([hidden])')].map((group) =>
      group.querySelector('summary').textContent + ': ' +
      [...group.querySelectorAll('.finding:not([hidden])')].map((it) => it.dataset.rule).join(' '))`)
  }

  test('filters by text, rule, weight and repair, and groups by rule', async () => {
    await open(await print('html', ordinary))
    expect(await shown()).toEqual([
      '2023-week40.md1: numbered-list',
      '2023-week42.md2: title-week no-empty-section',
      '2023-week43.md2: link-text numbered-list'
    ])
    await page.fill('input', 'WEEK43 text')
    expect(await shown()).toEqual(['2023-week43.md1: link-text'])
    await page.fill('input', 'no such thing')
    expect(await shown()).toEqual([])
    expect(await page.isVisible('.none')).toBe(true)
    await page.fill('input', '')
    await page.click('button[data-weight=error]')
    expect(await shown()).toEqual([
      '2023-week42.md1: no-empty-section',
      '2023-week43.md1: link-text'
    ])
    await page.click('button[data-weight=error]')
    await page.click('button[data-repair]')
    await page.selectOption('select', 'numbered-list')
    expect(await shown()).toEqual([
      '2023-week40.md1: numbered-list',
      '2023-week43.md1: numbered-list'
    ])
    await page.click('button[data-repair]')
    await page.selectOption('select', '')
    await page.click('button[data-by=rule]')
    expect((await shown())[0]).toBe('numbered-list2: numbered-list numbered-list')
    expect(await shown()).toHaveLength(4)
    expect(await page.isVisible('.file >> nth=0')).toBe(true)
    await page.click('button[data-by=file]')
    expect(await shown()).toHaveLength(3)
    expect(events).toEqual([])
  })

  test.each(['en', 'zh'] as const)('is no wider than a phone, in %s', async (lang) => {
    await open(await print('html', [...ordinary, ...hostile], lang), {width: 360, height: 740})
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
  })

  test('does nothing of what strangers want', async () => {
    await open(await print('html', hostile))
    await page.click('button[data-by=rule]')
    await page.click('button[data-by=file]')
    expect(await page.title()).toBe('Weekly reports: findings')
    expect(
      await page.evaluate(`[...document.querySelectorAll('script, img, style, meta')].length`)
    ).toBe(6)
    const amount = hostile.flatMap(({messages}) => messages).length
    expect(await page.locator('.finding').count()).toBe(amount)
    expect(events).toEqual([])
  })

  test('runs no script but its own, even if one got in', async () => {
    const html = await print('html', ordinary)
    const smuggled =
      '<script>document.title = "owned"</script><img src="https://127.0.0.1:9/x.png">'
    await open(html.replace('</main>', `</main>${smuggled}`))
    expect(await page.title()).toBe('Weekly reports: findings')
    expect(events.filter((event) => event.includes('Content Security Policy'))).toHaveLength(2)
  })
})
