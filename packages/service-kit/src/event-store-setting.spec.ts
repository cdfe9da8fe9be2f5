import { expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'

const read = (url: string, more: Readonly<Record<string, string>> = {}) => readConfiguration({ HEARD_EVENT_STORE: url, ...more }, '/').eventStore
const refusal = (url: string, more: Readonly<Record<string, string>> = {}): string => {
  try {
    return JSON.stringify(read(url, more))
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

it.each(['sqlite:', undefined])('%s is the embedded store', (url) => {
  expect(readConfiguration({ HEARD_EVENT_STORE: url }, '/').eventStore).toBeUndefined()
})

it.each([
  'esdb://127.0.0.1:2113?tls=false',
  'kurrentdb://heard:p%40ss@node1.example:2113,node2.example:2113,node3.example:2113?tlsCAFile=/etc/heard/ca.pem&nodePreference=leader',
  'esdb+discover://heard:secret@cluster.example/?keepAliveInterval=10000',
  'kurrentdb+discover://cluster.example',
])('takes %s as it is', (url) => {
  expect(read(url)).toStrictEqual({ url, prefix: 'heard.' })
})

it('takes a prefix of its own', () => {
  expect(read('esdb://127.0.0.1:2113', { HEARD_EVENT_STORE_PREFIX: 'luton_1.' })?.prefix).toBe('luton_1.')
})

it.each([
  ['oracle:', 'must be sqlite: (the embedded store), esdb://… or kurrentdb://…'],
  ['esdb://', 'must be sqlite:'],
  ['esdb://heard:sec/ret@node.example', 'must be sqlite: (the embedded store), esdb://… or kurrentdb://…, with a password in percent-encoding'],
  ['esdb://heard:secret@no_de!.example', 'must name hosts'],
  ['esdb://heard:secret@node.example?throwOnAppendFailure=false', 'has an option that is not known here'],
  ['esdb://heard:secret@node.example?tlsVerifyCert=false', 'has an option that is not known here'],
  ['esdb://heard:secret@node.example?nodePreference=follower', 'must ask the leader'],
])('refuses %s with one line that repeats no password', (url, line) => {
  const said = refusal(url)
  expect(said).toContain(`HEARD_EVENT_STORE ${line}`)
  expect(said).not.toMatch(/sec|ret@/)
})

it('refuses a prefix that could be that of a system stream, or has no end', () => {
  for (const prefix of ['$', 'heard', 'Heard.', '']) {
    expect(refusal('esdb://127.0.0.1:2113', { HEARD_EVENT_STORE_PREFIX: prefix })).toContain('HEARD_EVENT_STORE_PREFIX must be')
  }
})

it('wants TLS in production, unless the server is on the same machine', () => {
  const production = { HEARD_PROFILE: 'production', HEARD_ORIGIN: 'https://heard.example', HEARD_MASTER_KEY_FILE: '/key' }
  expect(refusal('esdb://node.example?tls=false', production)).toContain('must not have tls=false in production')
  expect(read('esdb://localhost:2113?tls=false', production)?.prefix).toBe('heard.')
})
