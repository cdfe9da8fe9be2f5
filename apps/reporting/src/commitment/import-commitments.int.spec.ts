import type { BodyOf } from '@heard/contracts'
import { importCommitments, publicReport } from '@heard/contracts/reporting'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'

const clock = { now: () => Date.parse('2026-03-01T09:00:00.000Z') }
let heard: Awaited<ReturnType<typeof startReporting>>
type Promised = BodyOf<typeof importCommitments>['commitments'][number]
const promised = (number: number, more: Partial<Promised> = {}): Promised => ({
  key: String(number).padStart(64, '0'),
  organisation: 'council',
  objective: 'care',
  madeOn: '2022-01-01',
  due: '2025-12-31',
  measure: 'Published in our plan',
  text: `Promise ${number}`,
  source: 'Our plan, https://council.example/plan',
  ...more,
})
const bring = async (commitments: Promised[]) =>
  (await heard.send('coordinator', importCommitments, { programme }, { body: { commitments, language: 'en' } })).answer

beforeAll(async () => {
  heard = await startReporting(clock)
})
afterAll(() => heard.close())

describe('promises that were published elsewhere', () => {
  it('stand in public as those of their organisations, overdue where their day is past', async () => {
    expect(await bring([promised(1), promised(2, { organisation: 'icb', due: '2030-12-31' })])).toEqual({ taken: 2, known: 0, refused: [] })
    const brought = { source: { status: 'open', text: 'Our plan, https://council.example/plan' } }
    const { commitments } = (await heard.send('nobody', publicReport, { programme })).answer
    expect(commitments).toMatchObject([
      {
        organisation: 'council',
        objective: 'care',
        standing: 'overdue',
        madeOn: '2022-01-01',
        text: { text: 'Promise 1' },
        brought,
        history: [{ what: 'made', brought }],
      },
      { organisation: 'icb', standing: 'open', measure: { text: 'Published in our plan' } },
    ])
  })
  it('are brought in once, and the rest of them when some were there', async () => {
    expect(await bring([promised(1, { text: 'Other words' }), promised(3)])).toEqual({ taken: 1, known: 1, refused: [] })
  })
  it('are refused one by one, with the reason', async () => {
    const wrong = [
      promised(4, { organisation: 'nobody' }),
      promised(5, { objective: 'nothing' }),
      promised(6, { madeOn: '2027-01-01', due: '2028-01-01' }),
      promised(7, { due: '2021-12-31' }),
      promised(8),
    ]
    const { taken, refused } = await bring(wrong)
    expect([taken, refused.map(({ why }) => why)]).toEqual([1, ['unknown-organisation', 'unknown-objective', 'in-the-future', 'due-before-made']])
  })
  it('are brought in by coordinators, never by the organisation under this name', async () => {
    const body = { commitments: [promised(9)], language: 'en' }
    for (const who of ['analyst', 'publisher', 'council', 'auditor'] as const)
      expect((await heard.send(who, importCommitments, { programme }, { body })).status).toBe(403)
  })
})
