import fs from 'node:fs/promises'
import path from 'node:path'
import {build} from 'vite'
import {type Content, toContent} from './content.ts'
import {createResolve} from './links.ts'
import {completeServiceWorker} from './offline.ts'
import {type Assets, renderPage} from './page.ts'
import {searchIndex} from './search-index.ts'
import {readSources, type Source} from './sources.ts'

/** One entry of Vite’s manifest. */
interface ManifestEntry {
  readonly file: string
  readonly css?: readonly string[]
  readonly imports?: readonly string[]
}

/**
 * Build the site: the page that lints with Vite, and the documentation from the Markdown of the project.
 *
 * @param root Folder of the project.
 * @param folder Where to write to; it is emptied.
 */
export async function buildSite(root: string, folder: string): Promise<void> {
  await build({
    configFile: path.join(root, 'site/vite.config.ts'),
    logLevel: 'error',
    build: {outDir: folder}
  })
  const manifestFile = path.join(folder, 'manifest.json')
  const manifest = JSON.parse(await fs.readFile(manifestFile, 'utf8')) as Manifest
  await fs.rm(manifestFile)
  await writePages(root, folder, assetsOf(manifest, 'pages/main.ts'))
  await fs.cp(path.join(root, 'docs/pictures'), path.join(folder, 'pictures'), {recursive: true})
  const {script, styles} = assetsOf(manifest, 'index.html')
  const workers = (await fs.readdir(path.join(folder, 'assets'))).filter((name) =>
    name.startsWith('worker-')
  )
  await completeServiceWorker(folder, [
    ...['index.html', 'appearance.js', 'icon.svg', script, ...styles],
    ...importsOf(manifest, 'index.html'),
    ...workers.map((name) => `assets/${name}`)
  ])
}

type Manifest = Readonly<Record<string, ManifestEntry>>

function assetsOf(manifest: Manifest, name: string): Assets {
  const entry = manifest[name]
  if (!entry) throw new Error(`Missing ${name} in the manifest of Vite`)
  const parts = [entry, ...(entry.imports ?? []).flatMap((it) => manifest[it] ?? [])]
  return {script: entry.file, styles: [...new Set(parts.flatMap(({css = []}) => css).toReversed())]}
}

function importsOf(manifest: Manifest, name: string): string[] {
  return (manifest[name]?.imports ?? []).flatMap((it) => manifest[it]?.file ?? [])
}

async function writePages(root: string, folder: string, assets: Assets): Promise<void> {
  const sources = await readSources(root)
  const resolve = createResolve(root, sources)
  const pages = await Promise.all(
    sources.map(async (source) => [source, await toContent(source, resolve)] as const)
  )
  for (const [source, {children}] of pages) {
    await write(folder, source.output, renderPage(source, children, {sources, assets}))
  }
  for (const language of ['en', 'zh'] as const) {
    const own = pages.filter(([source]: readonly [Source, Content]) => source.language === language)
    await write(folder, `${language}/search.json`, searchIndex(own))
  }
}

async function write(folder: string, name: string, text: string): Promise<void> {
  const file = path.join(folder, name)
  await fs.mkdir(path.dirname(file), {recursive: true})
  await fs.writeFile(file, text)
}
