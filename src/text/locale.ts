import {type Language, languages} from './language.ts'

/** In descending priority (POSIX). */
const variables = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Chooses the output language from unvalidated arguments, since errors in them need a language,
 * too.
 */
export function chooseLanguage(argv: readonly string[], env: Environment): Language {
  const end = argv.indexOf('--')
  const options = end < 0 ? argv : argv.slice(0, end)
  const chosen = options.flatMap((argument, index) => {
    const value = argument === '--lang' ? options[index + 1] : /^--lang=(.*)$/s.exec(argument)?.[1]
    return languages.find((language) => language === value) ?? []
  })
  return chosen.at(-1) ?? systemLanguage(env)
}

function systemLanguage(env: Environment): Language {
  const locale = variables.map((name) => env[name]).find((value) => value)
  return (locale && localeLanguage(locale)) || 'en'
}

/**
 * Returns the language of a locale, such as `zh_CN.UTF-8` or `zh-Hans`; undefined if unsupported.
 */
export function localeLanguage(locale: string): Language | undefined {
  return languages.find((language) => locale.toLowerCase().startsWith(language))
}
