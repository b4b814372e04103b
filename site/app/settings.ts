import type {Language} from '../../src/text/language.ts'

/** What a person chose, kept in this browser; nothing where it keeps nothing. */
export function recall(key: string, store: () => Storage = () => localStorage): string | undefined {
  try {
    return store().getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export function keep(key: string, value: string, store: () => Storage = () => localStorage): void {
  try {
    store().setItem(key, value)
  } catch {
    // Full, or forbidden: the choice lasts as long as the page.
  }
}

/** The language of the address, or as chosen, or of the browser. */
export function initialLanguage(search: string): Language {
  const asked = new URLSearchParams(search).get('lang') ?? recall('language')
  if (asked === 'zh' || asked === 'en') return asked
  return navigator.languages.some((name) => name.toLowerCase().startsWith('zh')) ? 'zh' : 'en'
}

export type Theme = 'light' | 'dark'

/** What is to be seen now. */
export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset.theme
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** Change from light to dark, or back. */
export function switchTheme(): Theme {
  const theme = currentTheme() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset.theme = theme
  keep('theme', theme)
  return theme
}
