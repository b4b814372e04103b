import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import {Spec, Validation} from '@cyclonedx/cyclonedx-library'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {buildCode} from '../scripts/build/code.ts'
import {writeNotices} from '../scripts/build/notices.ts'
import {bundledPackages} from '../scripts/build/packages.ts'
import {writeSbom} from '../scripts/build/sbom.ts'

/** What is in the package of others' code: the licences and the bill of materials name all of it. */
const root = path.join(import.meta.dirname, '..')
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'weekly-lint-bill-'))
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8')

interface Component {
  readonly name: string
  readonly group?: string
  readonly version: string
  readonly purl: string
  readonly licenses?: readonly unknown[]
  readonly hashes?: readonly unknown[]
}

/** `name version` of what is bundled, read from the paths that the bundler named. */
let modules: readonly string[] = []
let bundled: string[] = []
let bill: {
  readonly metadata: {component: Component & {components: readonly Component[]}}
  readonly components: readonly Component[]
  readonly dependencies: readonly {readonly ref: string; readonly dependsOn?: readonly string[]}[]
}

beforeAll(async () => {
  modules = await buildCode(root, folder)
  const packages = await bundledPackages(modules)
  await writeNotices(root, folder, packages)
  await writeSbom(root, folder, packages)
  bill = JSON.parse(read('sbom.cdx.json'))
  const manifests = modules.flatMap((file) => {
    const [, rest] = /.*\/node_modules\/(.+)/s.exec(file) ?? []
    if (rest === undefined) return []
    const parts = rest.split('/').slice(0, rest.startsWith('@') ? 2 : 1)
    return path.join(file.slice(0, -rest.length), ...parts, 'package.json')
  })
  bundled = [...new Set(manifests)].map((file) => {
    const {name, version} = JSON.parse(fs.readFileSync(file, 'utf8'))
    return `${name} ${version}`
  })
}, 120_000)
afterAll(() => fs.rmSync(folder, {recursive: true}))

const titleOf = ({group, name, version}: Component) =>
  `${group ? `${group}/` : ''}${name} ${version}`

describe('the bill of materials', () => {
  test('names each bundled package, with licence, address and hash', () => {
    const {components, ...own} = bill.metadata.component
    expect([own.name, own.purl]).toEqual([
      'weekly-lint',
      expect.stringMatching(/^pkg:npm\/weekly-lint@\d/)
    ])
    expect(bundled.length).toBeGreaterThan(50)
    expect(components.map(titleOf).toSorted()).toEqual(bundled.toSorted())
    for (const {licenses, hashes, purl} of components) {
      expect([licenses?.length, hashes?.length, purl]).toEqual([
        1,
        1,
        expect.stringMatching(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d/)
      ])
    }
  })

  test('names what npm installs beside it, and nothing of development', () => {
    const {dependencies, optionalDependencies, devDependencies} = JSON.parse(
      fs.readFileSync(path.join(root, 'package.json'), 'utf8')
    )
    const names = bill.components.map((component) => titleOf(component).split(' ')[0])
    const direct = Object.keys({...dependencies, ...optionalDependencies})
    expect(names).toEqual(expect.arrayContaining(direct))
    expect(names).toContain('mdast-util-gfm')
    for (const name of ['vitest', 'rolldown', 'valibot']) {
      expect(Object.keys(devDependencies)).toContain(name)
      expect(names).not.toContain(name)
    }
    const own = bill.dependencies.find(({ref}) => ref.startsWith('weekly-lint@'))
    expect(own?.dependsOn?.map((ref) => ref.replace(/@[^@]*$/, '')).toSorted()).toEqual(
      direct.toSorted()
    )
  })

  test('is the same for the same code', async () => {
    const before = read('sbom.cdx.json')
    await writeSbom(root, folder, await bundledPackages(modules))
    expect(read('sbom.cdx.json')).toBe(before)
  })

  test('is valid CycloneDX', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6)
    expect(await validator.validate(read('sbom.cdx.json'))).toBeNull()
    const wrong = JSON.stringify({...bill, specVersion: '1.6', components: [{name: 'a'}]})
    expect(await validator.validate(wrong)).not.toBeNull()
  })
})

describe('the licences', () => {
  test('are there for each bundled package, whole', () => {
    const notices = read('THIRD-PARTY-LICENSES')
    const sections = notices.split(/^(?=[^\s()]+ \d[\w.+-]* \([\w.-]+\)$)/m)
    expect(sections.map((text) => text.split(' (')[0]).toSorted()).toEqual(bundled.toSorted())
    for (const section of sections) {
      // Each of MIT, ISC, BSD and Apache names who holds the rights, and says that there is no warranty.
      expect(section).toMatch(/copyright/i)
      expect(section).toMatch(/warrant/i)
      expect(section).not.toContain('undefined')
    }
    expect(notices).toMatch(/^ignore .*\n\nCopyright \(c\) 2013 Kael/m)
    expect(notices).toContain('NOTICES AND INFORMATION')
  })

  test('are asked for: a package without any is not bundled', async () => {
    const place = path.join(folder, 'node_modules/unlicensed')
    fs.mkdirSync(place, {recursive: true})
    fs.writeFileSync(path.join(place, 'package.json'), '{"name": "unlicensed", "version": "1.0.0"}')
    const packages = await bundledPackages([path.join(place, 'index.js')])
    await expect(writeNotices(root, folder, packages)).rejects.toThrow(
      'Missing licence of unlicensed'
    )
    await expect(writeSbom(root, folder, packages)).rejects.toThrow('Missing licence of unlicensed')
  })
})
