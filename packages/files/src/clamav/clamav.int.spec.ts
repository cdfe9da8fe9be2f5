import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ClamAddress, readClamAddress } from './clam-address.ts'
import { clamav } from './clamav.ts'
import { ClamdDouble, eicar, type Mood } from './clamd.double.ts'

const addressOf = (text: string): ClamAddress => {
  const address = readClamAddress(text)
  if (!address) throw new TypeError('the double has an address')
  return address
}

describe('a scanner', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-clamd-'))
  const double = new ClamdDouble()
  let address: ClamAddress
  beforeAll(async () => {
    address = addressOf(await double.start())
  })
  beforeEach(() => {
    double.mood = 'well'
    double.most = 100 * 1024 * 1024
    double.scanned.length = 0
  })
  afterAll(async () => {
    await double.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const clean = { is: 'clean' }
  const infected = { is: 'infected', found: 'Eicar-Test-Signature' }
  const files = [
    Buffer.from('hello'),
    Buffer.from(`hello ${eicar}`),
    Buffer.alloc(1_000_000),
    Buffer.concat([Buffer.alloc(65_530), Buffer.from(eicar)]),
  ]
  const scanAll = () => Promise.all(files.map((file) => clamav(address).scan(file)))

  it('is sent the whole file, whatever its size, and answers what it found', async () => {
    expect(await scanAll()).toStrictEqual([clean, infected, clean, infected])
    expect(double.scanned.toSorted((a, b) => a - b)).toStrictEqual(files.map(({ length }) => length).toSorted((a, b) => a - b))
    expect(await clamav(address).scan(new Uint8Array(0))).toStrictEqual(clean)
  })

  it('is understood when its answer comes in pieces', async () => {
    double.mood = 'in-pieces'
    expect(await scanAll()).toStrictEqual([clean, infected, clean, infected])
  })

  it.each<[Mood, string]>([
    ['silent', 'too-slow'],
    ['closes-early', 'no-answer'],
    ['closes-at-once', 'no-answer'],
    ['answers-nonsense', 'other'],
    ['talks-without-end', 'no-answer'],
  ])('is unavailable, never clean, when it is %s', async (mood, why) => {
    double.mood = mood
    const scanner = clamav(address, mood === 'silent' ? 50 : 60_000)
    expect([await scanner.scan(files[0] ?? Buffer.alloc(0)), await scanner.answers()]).toStrictEqual([{ is: 'unavailable', why }, false])
  })

  it('is unavailable when the file is longer than it takes', async () => {
    double.most = 100_000
    expect(await clamav(address).scan(Buffer.alloc(100_001))).toStrictEqual({ is: 'unavailable', why: 'too-large' })
  })

  it('is unavailable when nobody listens', async () => {
    const gone = new ClamdDouble()
    const nowhere = addressOf(await gone.start())
    await gone.close()
    expect([await clamav(nowhere).scan(Buffer.alloc(1)), await clamav(nowhere).answers()]).toStrictEqual([
      { is: 'unavailable', why: 'no-answer' },
      false,
    ])
  })

  it('listens on a socket too', async () => {
    const local = new ClamdDouble()
    const scanner = clamav(addressOf(await local.start(join(folder, 'clamd.sock'))))
    expect([await scanner.answers(), await scanner.scan(Buffer.from(eicar))]).toStrictEqual([true, infected])
    await local.close()
  })
})

it('the address of a scanner is a socket, or a host and a port', () => {
  expect(['unix:/run/clamav/clamd.ctl', 'tcp://clamav:3310', 'tcp://127.0.0.1:3310', 'tcp://[::1]:3310'].map(readClamAddress)).toStrictEqual([
    { path: '/run/clamav/clamd.ctl' },
    { host: 'clamav', port: 3310 },
    { host: '127.0.0.1', port: 3310 },
    { host: '::1', port: 3310 },
  ])
  const wrong = [
    '',
    'unix:',
    'unix:clamd.ctl',
    '/run/clamd.ctl',
    'tcp://clamav',
    'tcp://:3310',
    'tcp://clamav:0',
    'tcp://clamav:99999',
    'http://clamav:3310',
  ]
  const more = ['tcp://me:hush@clamav:3310', 'tcp://clamav:3310/path', 'tcp://clamav:3310?x', 'tcp:clamav:3310']
  expect([...wrong, ...more].filter((text) => readClamAddress(text) !== undefined)).toStrictEqual([])
})
