import { ready } from '@heard/contracts'
import { listWordings, withdrawWording } from '@heard/contracts/reporting'
import { accountInLuton } from '@heard/portal/accountable'
import { startTestHeard, type TestHeard } from '@heard/standalone/testing'
import { startS3Double } from '@heard/transparency-log/s3-double'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { commands } from '../commands.ts'
import { runLine } from '../run-line.ts'

const params = { programme: 'luton-cancer' }
let double: Awaited<ReturnType<typeof startS3Double>>
let test: TestHeard
beforeAll(async () => {
  double = await startS3Double()
  double.weather.isDown = true
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const { origin } = new URL(double.endpoint)
  const environment = { HEARD_LEDGER_S3: `s3://bucket/ledger?endpoint=${origin}`, AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' }
  test = await startTestHeard({ environment })
  await accountInLuton(test)
  await test.heard.settleLedger()
})
afterAll(async () => {
  vi.restoreAllMocks()
  await test.close()
  await double.close()
})

const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 100 })
const textHere = async (path: string): Promise<string> => (await test.heard.fetch(`/ledger/${path}`)).text()
const degraded = async () => {
  const answer = await test.call(ready, {})
  return answer.ok ? answer.body.degraded : ['not ready']
}
const inStep = async (): Promise<void> => {
  await test.heard.settleLedger()
  const checkpoint = await textHere('checkpoint')
  await soon(async () => expect(double.objects.get('ledger/checkpoint')?.toString()).toBe(checkpoint))
}
const verify = async () => {
  const { verifierKey } = JSON.parse(await textHere('heard-ledger.json'))
  const surroundings = { environment: {}, standing: test.folder, root: test.folder, progress: () => undefined }
  const { code, out } = await runLine(commands, ['verify', `${double.endpoint}/ledger`, '--key', verifierKey, '--json'], surroundings)
  const { doubts, wording } = JSON.parse(out.join('\n'))
  return { code, doubts, withdrawn: wording.withdrawn }
}

it('a bucket that is down is named in health and holds up nothing; when it is back, heard verify finds no doubt there', async () => {
  await soon(async () => expect(await degraded()).toStrictEqual(['ledger/mirror']))
  expect(await (await test.heard.fetch('/ledger/checkpoint')).text()).toMatch(/\n— /)
  double.weather.isDown = false
  await inStep()
  await soon(async () => expect(await degraded()).toStrictEqual([]))
  expect(await verify()).toStrictEqual({ code: 0, doubts: [], withdrawn: 0 })
})

it('words that are withdrawn leave the bucket, and heard verify says so', async () => {
  const headers = await test.as('publisher')
  const listed = await test.call(listWordings, { params, query: {} }, { headers })
  if (!listed.ok) throw new Error(listed.problem.title)
  const [found] = listed.body.wordings.filter(({ words }) => words.status === 'open')
  const words = found?.words.status === 'open' ? found.words.text : ''
  const held = () =>
    [...double.objects].filter(([key, bytes]) => key.startsWith('ledger/wording/') && bytes.toString().includes(JSON.stringify(words).slice(1, -1)))
  const before = double.objects.size
  expect(held()).not.toStrictEqual([])
  const body = { reason: 'names-a-person' } as const
  expect((await test.call(withdrawWording, { params: { ...params, ref: found?.ref ?? '' }, body }, { headers })).ok).toBe(true)
  await soon(async () => {
    await test.heard.settleLedger()
    expect(held()).toStrictEqual([])
  })
  await inStep()
  expect(before).toBeGreaterThan(10)
  expect(await verify()).toStrictEqual({ code: 0, doubts: [], withdrawn: 1 })
})

it('after a restart only what is new is copied', async () => {
  const held = new Set(double.objects.keys())
  const before = double.changes.length
  test = await test.restart()
  await inStep()
  await soon(async () => expect(await degraded()).toStrictEqual([]))
  const again = double.changes.slice(before).filter((change) => held.has(change.replace('PUT ', '')) && change !== 'PUT ledger/checkpoint')
  expect(again).toStrictEqual([])
  expect((await verify()).code).toBe(0)
})
