import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** The page request that the portal calls the services for: the address of the person, and the id of their request. */
export const behind = new AsyncLocalStorage<{ readonly address: string; readonly request: string }>()

/** The id of a request: that of the page it is made for, otherwise a new one, whatever the request says. */
export const requestId = (): string => behind.getStore()?.request ?? randomUUID()
