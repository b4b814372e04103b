import {createRemark} from './create.ts'
import {readProject} from './project.ts'

/** The plugins for remark in Node.js, where the project around a file is read. */
export const {preset, toPlugin, toFormerPlugin} = createRemark(readProject)
