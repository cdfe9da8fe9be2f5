import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'

/** The page request that the portal calls the services for: the address of the person, and the id of their request. */
export const behind = new AsyncLocalStorage<{ readonly address: string; readonly request: string }>()

/** What the portal's own process says of a request that it sends on here; nothing of one that came by another way. */
export const saidByDoor = ({ ips, headers }: Pick<FastifyRequest, 'ips' | 'headers'>, name: string): string | undefined => {
  const said = (ips?.length ?? 0) > 1 ? headers[name] : undefined
  return typeof said === 'string' ? said : undefined
}

/** The id of a request: that of the page it is made for, otherwise a new one, whatever the request says. */
export const requestId = (): string => behind.getStore()?.request ?? randomUUID()
