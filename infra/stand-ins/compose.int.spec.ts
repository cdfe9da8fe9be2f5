import { join } from 'node:path'
import { httpClient } from '@heard/contracts'
import { shareStory, showProgramme } from '@heard/contracts/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Api } from '../../apps/cli/src/connect/api.ts'
import { exampleStory } from '../../apps/cli/src/tour/example-story.ts'
import { lookAtReceipt } from '../../apps/cli/src/tour/totals.ts'
import { type Compose, openCompose, run, withoutCompose } from './compose.ts'

const image = process.env.HEARD_TEST_IMAGE ?? ''
const reason =
  image === ''
    ? 'HEARD_TEST_IMAGE names no image here; npm run test:container builds one'
    : withoutCompose
      ? 'there is no Compose 1.29 (docker-compose) here'
      : ''

const origin = 'https://localhost'
const heard = join(import.meta.dirname, '../../heard')
const PATIENT = 900_000

const textAt = async (path: string): Promise<string> => (await fetch(`${origin}${path}`)).text()
const checkpoint = async (): Promise<readonly [string, number]> => {
  const [name = '', size = ''] = (await textAt('/ledger/checkpoint')).split('\n')
  return [name, Number(size)]
}

const api = new Api(httpClient(origin, fetch))
/** Somebody tells a story. @returns its receipt */
const told = async (): Promise<string> => {
  const params = { programme: 'luton-cancer' }
  const { notices } = await api.public(showProgramme, { params })
  return (await api.public(shareStory, { params, body: exampleStory(notices) })).receipt
}

const names = (text: string): readonly string[] => text.split(' ')
const healthy = (services: readonly string[]) => Object.fromEntries(services.map((name) => [name, 'running healthy']))

describe.skipIf(reason !== '')('a region of compose.yaml', { timeout: PATIENT }, () => {
  const parts = names('portal-1 portal-2 engagement-1 engagement-2 champions events reporting record')
  const all = { ...healthy([...parts, ...names('proxy event-store-1 event-store-2 event-store-3 database mail')]), certificates: 'exited 0' }
  let region: Compose
  let receipt: string
  const within = (service: string, script: string): Promise<string> => region.compose('exec', '-T', service, 'sh', '-c', script)
  beforeAll(async () => {
    region = await openCompose('compose.yaml', 'region.yaml', image)
  })
  afterAll(() => region?.close(), PATIENT)

  it('comes up from nothing', async () => {
    expect(await region.up()).toEqual(all)
  })

  it('is reached through the proxy alone, by https', async () => {
    expect(await region.published()).toEqual({ proxy: '8080/tcp 8443/tcp' })
    const redirected = await fetch('http://localhost/', { redirect: 'manual' })
    expect([redirected.status, redirected.headers.get('location')]).toEqual([308, `${origin}/`])
  })

  it('has networks in which the portal meets other parts in one place, and no event store', async () => {
    const look = (host: string): Promise<string> => within('portal-1', `getent ahostsv4 ${host} | cut -d ' ' -f 1 | sort -u || true`)
    for (const part of names('engagement-1 record reporting')) expect(await look(part)).toMatch(/^172\.30\.2\.\d+$/)
    expect(await look('event-store-1')).toBe('')
    expect(await within('portal-1', 'ls -A /keys')).toBe('session.secret')
    expect(await within('portal-1', 'touch /keys/session.secret /certificates/x 2>/dev/null || echo refused')).toBe('refused')
  })

  it('goes the whole tour through the proxy, and its ledger verifies from outside', async () => {
    const done = await run(heard, ['tour', '--into', origin, '--json'], { NODE_EXTRA_CA_CERTS: region.certificate })
    expect(JSON.parse(done)).toMatchObject({ totals: { contributions: 209 } })
    expect(await textAt('/programmes/luton-cancer/report')).toContain('Here’s what we will do')
    await run(heard, ['verify', origin], { NODE_EXTRA_CA_CERTS: region.certificate })
  })

  it('goes on when one engagement is killed', async () => {
    await region.compose('kill', 'engagement-1')
    receipt = await told()
    expect(await lookAtReceipt(api, receipt)).toContain('received')
    await region.compose('start', 'engagement-1')
  })

  it('is backed up while the record is stopped', async () => {
    await region.compose('stop', 'record')
    expect(await region.compose('run', '--rm', 'backup', 'backup', '/backups/today')).toMatch(/^Backed up \d{3,} facts/)
    expect(await region.up()).toEqual(all)
  })

  it('has everything after it was taken down and up again', async () => {
    const before = await checkpoint()
    await region.compose('down')
    expect(await region.up()).toEqual(all)
    const after = await checkpoint()
    expect(after[0]).toBe(before[0])
    expect(before[1]).toBeGreaterThan(10)
    expect(after[1]).toBeGreaterThanOrEqual(before[1])
    expect(await lookAtReceipt(api, receipt)).toContain('received')
    expect(await textAt('/programmes/luton-cancer/report')).toContain('Here’s what we will do')
    await run(heard, ['verify', origin], { NODE_EXTRA_CA_CERTS: region.certificate })
  })
})

describe.skipIf(reason !== '')('one machine of compose.single.yaml', { timeout: PATIENT }, () => {
  const all = healthy(['heard', 'proxy'])
  let single: Compose
  beforeAll(async () => {
    single = await openCompose('compose.single.yaml', 'single.yaml', image)
  })
  afterAll(() => single?.close(), PATIENT)

  it('comes up from nothing, is backed up while it is stopped, and has everything when it is started again', async () => {
    expect(await single.up()).toEqual(all)
    const receipt = await told()
    await single.compose('stop', 'heard')
    expect(await single.compose('run', '--rm', 'backup', 'backup', '/backups/today')).toMatch(/^Backed up \d+ facts/)
    expect(await single.up()).toEqual(all)
    expect(await lookAtReceipt(api, receipt)).toContain('received')
    expect(await single.published()).toEqual({ proxy: '8080/tcp 8443/tcp' })
  })
})

if (reason !== '') it('runs the files of Compose', ({ skip }) => skip(reason))
