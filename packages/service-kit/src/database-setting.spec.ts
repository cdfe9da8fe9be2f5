import { expect, it } from 'vitest'
import { readConfiguration } from './configuration.ts'

const read = (url: string, more: Readonly<Record<string, string>> = {}) => readConfiguration({ HEARD_DATABASE_URL: url, ...more }, '/').database
const refusal = (url: string, more: Readonly<Record<string, string>> = {}): string => {
  try {
    return JSON.stringify(read(url, more))
  } catch (error) {
    return error instanceof Error ? error.message : ''
  }
}

it.each(['', undefined])('%j is embedded', (url) => {
  expect(readConfiguration({ HEARD_DATABASE_URL: url }, '/').database).toBeUndefined()
})

it.each([
  'postgresql://heard:p%40ss@db.example:5433/heard?sslmode=verify-full&sslrootcert=/etc/heard/ca.pem',
  'postgres://heard@127.0.0.1/heard',
  'postgresql:///heard?host=/run/postgresql',
  'postgresql://[::1]:5432/heard',
])('takes %s as it is', (url) => {
  expect(read(url)).toStrictEqual({ url })
})

it.each([
  ['mysql://heard:secret@db.example/heard', 'must be empty (embedded) or an address such as postgresql://'],
  ['postgresql://heard:sec/ret@db.example/heard', 'must be empty (embedded) or an address such as postgresql://'],
  ['postgresql://heard:secret@db.example', 'must be empty (embedded) or an address such as postgresql://'],
  ['postgresql://heard:secret@db.example/heard?options=-c', 'has an option that is not known here; known are host, sslmode'],
  ['postgresql://heard:secret@db.example/heard?sslmode=no-verify', 'must have sslmode=verify-full, or sslmode=disable'],
  ['postgresql://heard:secret@db.example/heard?sslmode=require', 'must have sslmode=verify-full, or sslmode=disable'],
  ['postgresql://heard:secret@db.example/heard?host=/run/postgresql', 'must name one host, or none and the folder of a socket'],
  ['postgresql:///heard?host=db.example', 'must name one host, or none and the folder of a socket'],
])('refuses %s with one line that repeats no password', (url, line) => {
  const said = refusal(url)
  expect(said).toContain(`HEARD_DATABASE_URL ${line}`)
  expect(said).not.toMatch(/sec|ret@/)
})

it('wants TLS in production, unless the server is on the same machine', () => {
  const production = { HEARD_PROFILE: 'production', HEARD_ORIGIN: 'https://heard.example', HEARD_MASTER_KEY_FILE: '/key' }
  for (const url of ['postgresql://db.example/heard', 'postgresql://db.example/heard?sslmode=disable']) {
    expect(refusal(url, production)).toContain('must have sslmode=verify-full in production')
  }
  for (const url of [
    'postgresql://localhost/heard',
    'postgresql:///heard?host=/run/postgresql',
    'postgresql://db.example/heard?sslmode=verify-full',
  ]) {
    expect(read(url, production)).toStrictEqual({ url })
  }
})
