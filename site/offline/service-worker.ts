/** What the build puts before this script: the files of the site, and a hash of them all. */
declare const offline: {
  readonly version: string
  /** What the first view needs. */
  readonly first: readonly string[]
  /** Pages, and what is loaded only when it is asked for. */
  readonly rest: readonly string[]
}

/** The parts of a service worker that are used here; TypeScript has them only without the DOM. */
interface ExtendableEvent extends Event {
  waitUntil(promise: Promise<unknown>): void
}

interface FetchEvent extends ExtendableEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

const cacheName = `weekly-lint-${offline.version}`
const all = new Set([...offline.first, ...offline.rest].map(toAddress))

addEventListener('install', (event) => {
  ;(event as ExtendableEvent).waitUntil(add(offline.first))
})

addEventListener('activate', (event) => {
  ;(event as ExtendableEvent).waitUntil(removeFormer())
})

addEventListener('message', (event: Event) => {
  ;(event as ExtendableEvent).waitUntil(add(offline.rest))
})

addEventListener('fetch', (event) => {
  const {request} = event as FetchEvent
  const address = toAddress(request.url)
  // Nothing else is asked for by these pages; if it is, it is no matter of this script.
  if (request.method !== 'GET' || !all.has(address)) return
  ;(event as FetchEvent).respondWith(answer(address))
})

/** The address of a file: a folder stands for its page, and queries are read by the page alone. */
function toAddress(name: string): string {
  const url = new URL(name, location.href)
  url.search = ''
  url.hash = ''
  return url.href.replace(/\/$/, '/index.html')
}

async function add(names: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName)
  const known = new Set((await cache.keys()).map(({url}) => url))
  const missing = names.map(toAddress).filter((address) => !known.has(address))
  await cache.addAll(missing.map((address) => new Request(address, {cache: 'no-cache'})))
}

async function answer(address: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(address)
  if (kept) return kept
  const response = await fetch(address)
  if (response.ok) await cache.put(address, response.clone())
  return response
}

async function removeFormer(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith('weekly-lint-') && name !== cacheName) await caches.delete(name)
  }
}
