/** What the page tells the worker: its own address, and the files that it needs. */
export type DayFiles = { readonly page: string; readonly files: readonly string[] }

type Extendable = Event & { waitUntil(work: Promise<unknown>): void }
type Fetching = Extendable & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type DayWorker = {
  readonly heardDay: DayFiles
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}

const worker = globalThis as unknown as DayWorker
const { page, files } = worker.heardDay
const prefix = `heard-day ${page} `
const name = prefix + files.join(' ')
/** So long the newest page is waited for before the one at hand is shown. */
const PATIENCE_MS = 4_000

const isPage = (response: Response): boolean => response.ok && !response.redirected

const keep = async (path: string): Promise<void> => {
  const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store' })
  if (!isPage(response)) throw new Error(`${path} cannot be kept`)
  await (await caches.open(name)).put(path, response)
}

const dropOlder = async (): Promise<void> => {
  const older = (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== name)
  await Promise.all(older.map((each) => caches.delete(each)))
}

const kept = async (path: string): Promise<Response | undefined> => (await caches.open(name)).match(path)

/** The page from the server; without a network, or where that answers with a fault, the one at hand. */
const answerPage = async (request: Request): Promise<Response> => {
  const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)
  if (response && isPage(response)) await (await caches.open(name)).put(page, response.clone())
  if (response && response.status < 500) return response
  return (await kept(page)) ?? response ?? Response.error()
}

const answerFile = async (request: Request, path: string): Promise<Response> => (await kept(path)) ?? fetch(request)

worker.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([page, ...files].map(keep)).then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder().then(() => worker.clients.claim()))
})
/** Only the page and its files: what the services answer is never kept. */
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && pathname === page) event.respondWith(answerPage(request))
  else if (files.includes(pathname)) event.respondWith(answerFile(request, pathname))
})
