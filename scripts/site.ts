import path from 'node:path'
import {buildSite} from './site/build.ts'

const root = path.join(import.meta.dirname, '..')
await buildSite(root, path.join(root, 'site/dist'))
