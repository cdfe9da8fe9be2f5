import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grant } from '@heard/contracts/identity'
import { joinWith } from '../joining.fixture.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import type { Patience } from '../web/server.ts'

export const origin = 'https://heard.example'
/** While the programmes of the two files were open; time stands still. */
const then = Date.parse('2024-06-01T10:00:00Z')

export type Answer = {
  readonly status: number
  /** Lower case; of a header that comes more than once, all values. */
  readonly headers: Readonly<Record<string, string>>
  readonly cookies: readonly string[]
  readonly body: string
}

export type Ask = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
}

/** The platform in its production profile with its built pages, behind an https address, as an attacker meets it: by sockets alone. */
export type Production = {
  readonly platform: TestHeard
  readonly port: number
  /** Sends exactly this: no address is put right, no header added but those that HTTP needs. */
  ask(path: string, ask?: Ask): Promise<Answer>
  /** Writes these bytes to a new connection and answers all that comes back until it is closed. */
  raw(bytes: string): Promise<string>
  /** The cookie of a new session of somebody with this grant. */
  signIn(grant: Grant): Promise<string>
  /** Somebody who joined with the password of these specs; recovery codes, each for signing in once. */
  join(email: string, grant: Grant): Promise<readonly string[]>
  close(): Promise<void>
}

export const password = 'correct horse battery staple of Luton'

const asking =
  (port: number): Production['ask'] =>
  (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path, method, agent: false, headers: headers as Record<string, string> }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            cookies: response.headers['set-cookie'] ?? [],
            body: Buffer.concat(chunks).toString(),
          }),
        )
      })
      sent.on('error', reject)
      sent.end(body)
    })

const writing =
  (port: number): Production['raw'] =>
  (bytes) =>
    new Promise((resolve) => {
      let read = ''
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
      socket.on('data', (chunk: Buffer) => (read += chunk.toString('latin1')))
      socket.on('error', () => undefined)
      socket.on('close', () => resolve(read))
    })

export const startProduction = async (patience?: Patience): Promise<Production> => {
  const keys = mkdtempSync(join(tmpdir(), 'heard-attack-'))
  const master = join(keys, 'master-key')
  writeFileSync(master, randomBytes(32).toString('base64url'), { mode: 0o600 })
  const platform = await startTestHeard({
    withPortal: true,
    clock: { now: () => then },
    environment: { HEARD_PROFILE: 'production', HEARD_LOG_LEVEL: 'error', HEARD_ORIGIN: origin, HEARD_MASTER_KEY_FILE: master },
    ...(patience ? { patience } : {}),
  })
  const port = Number(new URL(await platform.heard.listen()).port)
  const ask = asking(port)
  return {
    platform,
    port,
    ask,
    raw: writing(port),
    async signIn(grant) {
      const { accounts } = platform.heard.platform
      const email = `${grant.role}-${randomBytes(4).toString('hex')}@heard.example`
      const made = await accounts.inviteAccount({ email, name: 'Alex', grants: [grant] })
      if (!made.created) throw new Error(JSON.stringify(made))
      const signedIn = await accounts.begin(made.account, 'passkey')
      if (!signedIn.signedIn) throw new Error(signedIn.why)
      return signedIn.cookies.map((cookie) => cookie.split(';')[0]).join('; ')
    },
    async join(email, grant) {
      const { accounts } = platform.heard.platform
      const made = await accounts.inviteAccount({ email, name: 'Alex', grants: [grant] })
      const link = made.created ? await accounts.makeLink(made.account, 'invitation') : undefined
      return (await joinWith(platform, `${origin}/join?invitation=${link?.token}`, password)).codes
    },
    async close() {
      await platform.close()
      rmSync(keys, { recursive: true, force: true })
    },
  }
}

export const json = (value: unknown): Ask => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) })

export const form = (fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = { origin }): Ask => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: new URLSearchParams(fields).toString(),
})

const folders = /(\/(work|home|root|tmp|usr|var)\/|node_modules|\.tsx?:\d|\n\s+at \S+ \(|file:\/\/)/
const database = /\b(SELECT .* FROM|INSERT INTO|UPDATE .* SET|sqlite|SQLITE|ERR_SQLITE|better-auth|FST_ERR)/

/** What an answer gives away of the inside: paths, stacks, statements, names of parts. */
export const leaks = ({ headers, body }: Answer): readonly string[] =>
  [folders, database].flatMap((pattern) => [body, JSON.stringify(headers)].flatMap((text) => pattern.exec(text)?.[0] ?? []))

/** The code of a problem, when that is what the answer is. */
export const codeOf = ({ headers, body }: Answer): string =>
  headers['content-type']?.startsWith('application/problem+json')
    ? String((JSON.parse(body) as { type: string }).type)
    : `no problem: ${headers['content-type']}`
