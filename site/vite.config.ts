import {isBuiltin} from 'node:module'
import path from 'node:path'
import {defineConfig, type Plugin} from 'vite'
import {examplesApart} from '../scripts/build/examples.ts'
import {ruleIds} from '../scripts/rule-ids.ts'

const root = path.join(import.meta.dirname, '..')
const ids = await ruleIds(root)

/** Examples of rules are pages here, and no part of what the worker loads. */
function withoutExamples(): Plugin {
  const {transform} = examplesApart(root, ids)
  return {
    name: 'without-examples',
    enforce: 'pre',
    transform: transform as Plugin['transform'] & {}
  }
}

/** A module of Node.js would be an empty one in a browser, and fail there only when it is used. */
function noNodeModules(): Plugin {
  return {
    name: 'no-node-modules',
    enforce: 'pre',
    resolveId(id, importer) {
      if (!isBuiltin(id)) return null
      throw new Error(`Unexpected import of ${id} in ${importer}: there is no Node.js in a browser`)
    }
  }
}

const alias = {
  // Its main file loads the others in a way that cannot be bundled.
  'jsonc-parser': 'jsonc-parser/lib/esm/main.js'
}

export default defineConfig({
  root: import.meta.dirname,
  // Relative, since GitHub Pages serves a project below its name.
  base: './',
  // Packages that know workers need no `document` there; pages take that as well.
  resolve: {alias, conditions: ['worker', 'browser', 'import', 'module']},
  plugins: [withoutExamples(), noNodeModules()],
  worker: {
    format: 'es',
    rolldownOptions: {output: {entryFileNames: 'assets/worker-[hash].js'}},
    plugins: () => [withoutExamples(), noNodeModules()]
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: 'manifest.json',
    // Its helper fetches, which the content security policy of the page forbids.
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: path.join(import.meta.dirname, 'index.html'),
        pages: path.join(import.meta.dirname, 'pages/main.ts'),
        'service-worker': path.join(import.meta.dirname, 'offline/service-worker.ts')
      },
      output: {
        // A service worker is known by its address, and answers for what is below.
        entryFileNames: ({name}) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'
      }
    }
  }
})
