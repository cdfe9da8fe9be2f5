import { expect, test } from 'vitest'
import { type Fault, faultOf } from './fault.ts'

const thrown = (status: number, data: unknown = null) => ({ status, statusText: '', internal: false, data })
const problem = (code: string, status: number) => thrown(status, { type: `/problems/${code}`, title: code, status })

test.each<[unknown, Fault]>([
  [new Error('a fault of ours'), 'broken'],
  [thrown(404), 'not-found'],
  [problem('not-signed-in', 401), 'not-allowed'],
  [thrown(403), 'not-allowed'],
  [problem('part-unavailable', 503), 'away'],
  [problem('outcome-unknown', 502), 'away'],
  [problem('not-caught-up', 503), 'busy'],
  [problem('too-many-requests', 429), 'busy'],
  [thrown(503), 'busy'],
  [problem('internal-error', 500), 'broken'],
])('%j is shown as %s', (error, fault) => expect(faultOf(error)).toBe(fault))
