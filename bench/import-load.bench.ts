import { importStatus, startImport, uploadImport } from '../packages/contracts/src/engagement/index.ts'
import { signIn } from '../packages/contracts/src/identity/index.ts'
import { type Call, httpClient } from '../packages/contracts/src/index.ts'
import { developmentPassword } from '../packages/identity/src/index.ts'
import { load, percentile } from './load.ts'
import { type Measurement, median } from './measurement.ts'
import { startServer } from './server.ts'
import { programme, storyFor, submission } from './story.ts'

const ROWS = 10_000
const ROUNDS = 3
const REQUESTS = 1_000
/** A tenth of what ten connections can send: people, not a flood. */
const CONNECTIONS = 2

const sheet = (round: number): string => {
  const rows = Array.from(
    { length: ROWS },
    (_, row) => `${round}-${row},"Row ${row} of round ${round}: the clinic was kind, but the letter came late.",waiting`,
  )
  return Buffer.from(['id,comment,label', ...rows].join('\n')).toString('base64')
}

const must = <T>(
  answer: { readonly ok: true; readonly body: T; readonly headers: Headers } | { readonly ok: false; readonly problem: { readonly title: string } },
) => {
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer
}

const begin = async (call: Call, headers: Headers, round: number): Promise<string> => {
  const params = { programme }
  const { upload } = must(await call(uploadImport, { params, body: { name: `round-${round}.csv`, content: sheet(round) } }, { headers })).body
  const map = {
    parts: [{ id: 'comment', texts: [{ column: 'comment', field: 'happened' as const }] }],
    sourceId: ['id'],
    labels: [{ kind: 'columns' as const, columns: ['label'] }],
    deidentified: true,
  }
  return must(await call(startImport, { params: { ...params, upload }, body: { map } }, { headers })).body.batch
}

const ended = async (call: Call, headers: Headers, batch: string): Promise<boolean> =>
  must(await call(importStatus, { params: { programme, batch } }, { headers })).body.state !== 'running'

/** What an import of 10,000 rows does to the people who submit stories meanwhile. */
export const run = async (): Promise<readonly Measurement[]> => {
  const server = await startServer()
  try {
    const call = httpClient(server.url, fetch)
    const session = must(await call(signIn, { body: { email: 'analyst@heard.example', password: developmentPassword } })).headers.getSetCookie()
    const headers = new Headers({ cookie: session.map((cookie) => cookie.split(';')[0]).join('; ') })
    const body = JSON.stringify(await storyFor(call))
    const plan = { url: server.url, connections: CONNECTIONS, requests: REQUESTS, expected: 201, shot: () => submission(body) }
    await load(plan)
    const quiet: number[] = []
    const busy: number[] = []
    const rates: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      quiet.push(percentile(await load(plan), 0.99))
      const began = performance.now()
      const batch = await begin(call, headers, round)
      busy.push(percentile(await load(plan), 0.99))
      while (!(await ended(call, headers, batch))) await new Promise((resolve) => setTimeout(resolve, 50))
      rates.push(ROWS / ((performance.now() - began) / 1000))
    }
    return [
      {
        name: 'p99 of a submission while 10,000 rows are imported',
        value: median(busy),
        unit: 'ms',
        against: 'the same with no import',
        ratio: median(busy) / median(quiet),
        samples: busy,
      },
      { name: 'rows imported while people submit', value: median(rates), unit: 'rows/s', against: '', ratio: 1, samples: rates },
    ]
  } finally {
    await server.stop()
  }
}
