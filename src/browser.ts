import {createRemark} from './remark/create.ts'

export * from './library/index.ts'

/** The plugins for remark where there are no files: `settings.weeklyLint` is the configuration. */
export const {preset: default_, toPlugin} = createRemark()
export {default_ as default}
