import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Call } from '@heard/contracts'
import type { ViteDevServer } from 'vite'

/** The request that is being answered, for whoever answers pages: its id, which page it turned out to be, and what failed in it. */
export type Answering = { readonly request: string; isPage(pattern: string): void; failed(error: unknown): void }

type Handle = (request: Request, answering?: Answering) => Promise<Response>
type Handler = { createHandler(options: { readonly call: Call; readonly origin: string; readonly development: boolean }): Handle }

export type PortalOptions = {
  readonly call: Call
  /** Where people find this installation, no trailing slash. `https:` turns strict transport security on. */
  readonly origin: string
  readonly profile: 'development' | 'production'
  /** A Vite server in middleware mode (see `openVite`): pages are then read from source and reload live. */
  readonly vite?: ViteDevServer
}

export type Portal = {
  /** Answers a page. */
  readonly handle: Handle
  /** The folder of built files, to be served at `/assets/` as immutable. */
  readonly assets: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const built = new URL('../build/server/index.js', import.meta.url)

/** The portal was not built: run `npm run build -w @heard/portal`. */
export class PortalNotBuilt extends Error {
  readonly type = 'portal-not-built'
}

/** Vite in middleware mode: mount `vite.middlewares` before the pages. */
export const openVite = async (): Promise<ViteDevServer> => {
  const { createServer } = await import('vite')
  return createServer({ root, server: { middlewareMode: true } })
}

const load = async (vite: ViteDevServer | undefined): Promise<Handler> => {
  if (vite) return (await vite.ssrLoadModule('./app/handler.ts')) as Handler
  if (!existsSync(built)) throw new PortalNotBuilt('The portal is not built: run npm run build -w @heard/portal')
  // React renders several times faster when it knows, before it is first imported, that this is not development.
  process.env.NODE_ENV ??= 'production'
  return (await import(built.href)) as Handler
}

/** The portal over the services that `call` reaches. */
export const createPortal = async ({ call, origin, profile, vite }: PortalOptions): Promise<Portal> => {
  const live = profile === 'development' ? vite : undefined
  const options = { call, origin, development: live !== undefined }
  const assets = fileURLToPath(new URL('../build/client/assets', import.meta.url))
  if (!live) return { handle: (await load(undefined)).createHandler(options), assets }
  return { handle: async (...asked) => (await load(live)).createHandler(options)(...asked), assets }
}
