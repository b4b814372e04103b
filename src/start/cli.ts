#!/usr/bin/env node
import {join} from 'node:path'
import {cacheFolder} from '../project/archive/cache-folder.ts'
import {CodeCache} from './code-cache.ts'
import {Scripts} from './scripts.ts'

const {argv, env} = process
const folder = cacheFolder(env)
const isOff = argv.includes('--no-cache') || env.NODE_DISABLE_COMPILE_CACHE === '1'
// Never where `--cache-location` says: that may be a folder of the repository, whose files would run.
const cache = folder === undefined || isOff ? undefined : new CodeCache(join(folder, 'code'))
const scripts = new Scripts(cache)
const command = scripts.load(join(import.meta.dirname, 'command/cli.cjs')) as {done: Promise<void>}
await command.done
// A runner throws its home away, so nobody would read it.
if (!env.CI || env.CI === 'false') scripts.save()
