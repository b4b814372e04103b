import {trusted} from './trusted.ts'

/** The root of the site: where the service worker stands, since it answers for what is below. */
const root = new URL(/* @vite-ignore */ '../', import.meta.url)

/**
 * Keep this site for when there is no network.
 *
 * @returns Undefined where pages are no secure context, and where a person forbids it.
 */
export async function registerServiceWorker(): Promise<ServiceWorkerRegistration | undefined> {
  if (!('serviceWorker' in navigator)) return undefined
  const url = new URL('service-worker.js', root).href
  try {
    await navigator.serviceWorker.register(trusted(url))
  } catch {
    return undefined
  }
  return navigator.serviceWorker.ready
}
