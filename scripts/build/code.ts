import fs from 'node:fs/promises'
import path from 'node:path'
import {build, type Metafile, type Plugin} from 'esbuild'
import {ruleIds} from '../rule-ids.ts'

const hashbang = '#!/usr/bin/env node\n'

/**
 * Bundle what is run: the command, the library, and each rule as a plugin of its own. What several
 * of them need, and what is imported lazily, becomes a chunk.
 *
 * @param root Folder of the project.
 * @param folder Where to write to.
 */
export async function buildCode(root: string, folder: string): Promise<Metafile> {
  const ids = await ruleIds(root)
  const {metafile} = await build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli.ts',
      index: 'src/index.ts',
      ...Object.fromEntries(ids.map((id) => [`rules/${id}`, `rule:${id}`]))
    },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    chunkNames: 'chunks/[name]-[hash]',
    legalComments: 'none',
    // What is shorter starts sooner: a run spends a good part of its time reading itself.
    minify: true,
    metafile: true,
    logLevel: 'error',
    alias: {
      // Its main file loads the others in a way that cannot be bundled.
      'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
      'string-width': path.join(root, 'scripts/build/string-width.ts')
    },
    plugins: [ruleEntries(root)]
  })
  await makeExecutable(path.join(folder, 'cli.js'))
  return metafile
}

/** One entry a rule, made here since there is nothing to say in it. */
function ruleEntries(root: string): Plugin {
  return {
    name: 'rule-entries',
    setup({onLoad, onResolve}) {
      onResolve({filter: /^rule:/}, ({path}) => ({path: path.slice(5), namespace: 'rule'}))
      onLoad({filter: /./, namespace: 'rule'}, ({path}) => ({
        contents: [
          "import {toPlugin} from './src/preset.ts'",
          `import rule from './rules/${path}.ts'`,
          'export default toPlugin(rule)'
        ].join('\n'),
        resolveDir: root
      }))
    }
  }
}

async function makeExecutable(file: string): Promise<void> {
  const code = await fs.readFile(file, 'utf8')
  if (!code.startsWith('#!')) await fs.writeFile(file, hashbang + code)
  await fs.chmod(file, 0o755)
}
