import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Call, httpClient } from '@heard/contracts'
import { signIn } from '@heard/contracts/identity'
import { developmentPassword } from '@heard/identity'
import { type Clock, type Log, readConfiguration } from '@heard/service-kit'
import { bootHeard, type Heard } from './boot.ts'
import { joinWith } from './joining.fixture.ts'
import type { Patience } from './web/server.ts'

/** A platform of its own in a temporary folder, for tests of the whole. */
export type TestHeard = {
  readonly heard: Heard
  readonly folder: string
  readonly call: Call
  /** Headers with the session of a development account, such as `analyst` or `stakeholder.luton-cancer`. */
  as(account: string): Promise<Headers>
  /** Follows an invitation; answers recovery codes to sign in with, and the headers of the session. */
  joinWith(link: string, password: string): ReturnType<typeof joinWith>
  /** Stops the process's part and opens the same folder again. */
  restart(): Promise<TestHeard>
  close(): Promise<void>
}

type Options = {
  readonly folder?: string
  readonly clock?: Clock
  readonly sessionClock?: Clock
  readonly withPortal?: boolean
  readonly patience?: Patience
  readonly log?: Log
  readonly measureEveryMs?: number
  readonly environment?: Readonly<Record<string, string>>
}

export const startTestHeard = async ({
  folder = mkdtempSync(join(tmpdir(), 'heard-')),
  withPortal = false,
  environment = {},
  ...options
}: Options = {}): Promise<TestHeard> => {
  const configuration = readConfiguration({ HEARD_DATA_DIR: folder, HEARD_PORT: '0', ...environment }, '/')
  const heard = await bootHeard(configuration, { withPortal, ...options })
  const call = httpClient('', heard.fetch)
  const sessions = new Map<string, Headers>()
  return {
    heard,
    folder,
    call,
    async as(account) {
      const known = sessions.get(account)
      if (known) return known
      const answer = await call(signIn, { body: { email: `${account}@heard.example`, password: developmentPassword } })
      if (!answer.ok) throw new Error(`cannot sign in as ${account}: ${answer.problem.title}`)
      const headers = new Headers({
        cookie: answer.headers
          .getSetCookie()
          .map((cookie) => cookie.split(';')[0])
          .join('; '),
      })
      sessions.set(account, headers)
      return headers
    },
    joinWith: (link, password) => joinWith({ call }, link, password),
    async restart() {
      await heard.close()
      return startTestHeard({ folder, withPortal, environment, ...options })
    },
    async close() {
      await heard.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
