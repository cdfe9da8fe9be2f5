import { createHash } from 'node:crypto'
import { actingAt } from '../apps/portal/e2e/accountable.fixture.ts'
import { importCommitments, mostBroughtCommitments } from '../packages/contracts/src/reporting/index.ts'
import { load } from './load.ts'
import { type Measurement, median } from './measurement.ts'
import { startServer } from './server.ts'

const programme = 'elft-big-conversation'
const objectives = ['population-health', 'experience-of-care', 'staff-experience', 'value']
const path = `/programmes/${programme}/report`
/** One page of promises, and as many as the file of councils' promises has. */
const [FEW, MANY] = [20, 446]
const ROUNDS = 5
const REQUESTS = 40

const promised = (number: number) => ({
  key: createHash('sha256').update(String(number)).digest('hex'),
  organisation: 'elft',
  objective: objectives[number % objectives.length] ?? '',
  madeOn: '2022-01-01',
  due: `${2024 + (number % 20)}-12-31`,
  measure: 'Published in a plan, https://plan.example/',
  source: 'Climate plan, https://plan.example/',
  text: `Promise ${number}: ${'we will do what we said we would do, and tell you. '.repeat(4)}`,
})

/** The public report with many promises beside the same report when they all stood on one page. */
export const run = async (): Promise<readonly Measurement[]> => {
  const server = await startServer()
  try {
    const acting = actingAt(server.url)
    const headers = await acting.as('coordinator')
    const bring = async (from: number, to: number): Promise<void> => {
      for (let at = from; at < to; at += mostBroughtCommitments) {
        const commitments = Array.from({ length: Math.min(mostBroughtCommitments, to - at) }, (_, index) => promised(at + index))
        const called = await acting.call(importCommitments, { params: { programme }, body: { commitments, language: 'en' } }, { headers })
        if (!called.ok || called.body.taken !== commitments.length) throw new Error('not all promises were taken')
      }
    }
    const rates = async (): Promise<number[]> => {
      const shown: number[] = []
      for (let round = 0; round <= ROUNDS; round += 1) {
        const { errors, perSecond } = await load({
          url: server.url,
          connections: 4,
          requests: REQUESTS,
          expected: 200,
          shot: () => ({ path, method: 'GET', headers: {} }),
        })
        if (errors > 0) throw new Error(`${errors} answers other than 200`)
        if (round > 0) shown.push(perSecond)
      }
      return shown
    }
    const bytes = async (): Promise<number> => (await (await fetch(server.url + path)).arrayBuffer()).byteLength
    await bring(0, FEW)
    const [few, light] = [await rates(), await bytes()]
    await bring(FEW, MANY)
    const [many, heavy] = [await rates(), await bytes()]
    const against = `with ${FEW}`
    return [
      { name: `report with ${MANY} promises`, value: median(many), unit: 'requests/s', against, ratio: median(many) / median(few), samples: many },
      { name: `report with ${MANY} promises, its page`, value: heavy, unit: 'bytes', against, ratio: heavy / light, samples: [heavy] },
    ]
  } finally {
    await server.stop()
  }
}
