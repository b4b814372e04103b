export * from './library/index.ts'
export {type ReadConfigurationOptions, readConfiguration} from './library/read-configuration.ts'
export {preset as default, toPlugin} from './remark/index.ts'
