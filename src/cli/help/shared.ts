import {reporterNames} from '../../reporters/index.ts'
import type {Text} from '../../text/language.ts'
import type {colorOptions, configOptions, fileOptions} from '../arguments/files.ts'
import type {linkOptions} from '../arguments/links.ts'
import type {commonOptions} from '../arguments/options.ts'
import type {outputOptions} from '../arguments/reporters.ts'
import type {OptionHelps} from './help.ts'

export const aFile: Text = {en: '<file>', zh: '<文件>'}

export const commonHelp: OptionHelps<typeof commonOptions> = {
  lang: {
    group: 'general',
    placeholder: {en: '<zh|en>', zh: '<zh|en>'},
    text: {en: 'language of messages', zh: '消息的语言'}
  },
  help: {group: 'general', text: {en: 'show this help', zh: '显示本帮助'}}
}

export const colorHelp: OptionHelps<typeof colorOptions> = {
  color: {
    group: 'output',
    text: {en: 'colours or none, whatever the terminal says', zh: '强制使用或禁用颜色'}
  }
}

export const configHelp: OptionHelps<typeof configOptions> = {
  config: {
    group: 'rules',
    placeholder: aFile,
    text: {en: 'configuration for all files, or none', zh: '所有文件都用这个配置，或不用配置'}
  }
}

/** For commands that read and write reports. */
export const fileHelp: OptionHelps<typeof fileOptions> = {
  diff: {
    group: 'fixes',
    text: {
      en: 'print what would change, write nothing (exit code 1)',
      zh: '只显示将要做的改动，不写文件（退出码 1）'
    }
  },
  'fail-on-change': {
    group: 'fixes',
    text: {en: 'fail if something was changed: for hooks', zh: '改动了文件也算失败：用于 Git 钩子'}
  },
  staged: {
    group: 'files',
    text: {
      en: 'what is staged, not the working copy; fixes both, if the whole file is staged',
      zh: '处理已暂存的内容，而不是工作区；修复时只处理完整暂存的文件，并更新两者'
    }
  },
  'only-reports': {
    group: 'files',
    text: {
      en: 'leave out named files that are no reports: for hooks',
      zh: '跳过不是周报的文件，即使指定了文件名：用于 Git 钩子'
    }
  },
  shard: {
    group: 'files',
    placeholder: {en: '<i>/<n>', zh: '<i>/<n>'},
    text: {
      en: 'part i of n of the reports: for the jobs of a matrix',
      zh: '把周报分成 n 组，只处理第 i 组：用于 CI 的并行任务'
    }
  },
  stdin: {
    group: 'files',
    text: {
      en: 'print a report from standard input, fixed',
      zh: '从标准输入读取周报，输出修复后的文本'
    }
  },
  'stdin-filename': {
    group: 'files',
    placeholder: aFile,
    text: {en: 'name of that report', zh: '这份周报的文件名'}
  },
  'allow-empty': {
    group: 'files',
    text: {en: 'do not fail if there is no report', zh: '没有周报时不算失败'}
  },
  parser: {
    group: 'general',
    placeholder: {en: '<name>', zh: '<名称>'},
    text: {
      en: 'auto, the fastest; or reference: remark-parse',
      zh: 'auto：用最快的解析器；reference：只用 remark-parse'
    }
  },
  quiet: {group: 'output', text: {en: 'no summary', zh: '不显示汇总'}},
  debug: {
    group: 'output',
    text: {en: 'say which edits were withheld, and why', zh: '说明哪些修改没有采用，以及原因'}
  }
}

/** For commands that tell of findings. */
export const outputHelp: OptionHelps<typeof outputOptions> = {
  reporter: {
    group: 'output',
    placeholder: {en: '<name>[:<file>]', zh: '<名称>[:<文件>]'},
    text: {
      en: `${reporterNames.join(', ')}; again for another file`,
      zh: `${reporterNames.join('、')}；可多次使用`
    }
  },
  'output-file': {
    group: 'output',
    placeholder: aFile,
    text: {en: 'write findings to a file', zh: '把结果写入文件'}
  },
  quiet: {group: 'output', text: {en: 'show errors only', zh: '只显示错误'}},
  'max-warnings': {
    group: 'output',
    placeholder: {en: '<n>', zh: '<n>'},
    text: {en: 'fail if there are more warnings', zh: '警告多于 n 个时失败'}
  }
}

/** For commands that ask for addresses. */
export const linkHelp: OptionHelps<typeof linkOptions> = {
  offline: {
    group: 'links',
    text: {
      en: 'ask for no address, and say how many there are',
      zh: '不访问网络，并说明有多少链接没有检查'
    }
  },
  'strict-links': {
    group: 'links',
    text: {en: 'fail if an address is not known to be alive, too', zh: '不能确认有效的网址也算失败'}
  },
  'strict-tls': {
    group: 'links',
    text: {en: 'an address with a wrong certificate is dead', zh: '证书有误的网址视为失效'}
  },
  'allow-private': {
    group: 'links',
    text: {en: 'ask addresses of private networks, at any port', zh: '允许访问内网地址和任何端口'}
  },
  untrusted: {
    group: 'links',
    text: {
      en: 'trust neither reports nor configuration; the default for pull requests from forks',
      zh: '不信任周报和配置；来自 fork 的合并请求默认如此'
    }
  },
  proxy: {
    group: 'links',
    text: {en: 'use the proxy even with --untrusted', zh: '即使加上 --untrusted 也使用代理'}
  },
  'suggest-archive': {
    group: 'links',
    text: {
      en: 'look for copies of dead pages at web.archive.org',
      zh: '在 web.archive.org 查找失效网页的存档'
    }
  },
  'cache-location': {
    group: 'general',
    placeholder: {en: '<folder>', zh: '<文件夹>'},
    text: {en: 'folder of the cache', zh: '缓存文件夹'}
  },
  'no-cache': {group: 'general', text: {en: 'use no cache', zh: '不使用缓存'}},
  quiet: {group: 'output', text: {en: 'no progress, and no summary', zh: '不显示进度和汇总'}}
}
