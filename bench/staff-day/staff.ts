import { setTimeout as pause } from 'node:timers/promises'
import { type Acting, actingAt } from '../../apps/portal/e2e/accountable.fixture.ts'
import { conversationProgramme, readyConversation } from '../../apps/standalone/src/conversation.fixture.ts'
import { agreeing } from '../../apps/standalone/src/enquiry.fixture.ts'
import { actOnConcern, findSupport, listConcerns, recordEnquiry, recordSignposting } from '../../packages/contracts/src/engagement/index.ts'
import { codeContribution, listContributions, showCodebook } from '../../packages/contracts/src/reporting/index.ts'
import { programme } from '../story.ts'
import { oneOf, seeded } from './random.ts'

type Random = () => number
/** Something that somebody does: looks at an address, or writes. */
type Act = (random: Random) => string | ((acting: Acting) => Promise<unknown>)

const params = { programme }
const here = `/staff/${programme}`

const look =
  (...addresses: readonly string[]): Act =>
  (random) =>
    oneOf(addresses, random)

const contributions: Act = (random) => {
  const search = oneOf(
    [
      '',
      '',
      '?stage=diagnosis',
      '?community=south-asian',
      '?origin=story',
      '?origin=import&stage=treatment',
      '?state=de-identified',
      '?state=coded&community=eastern-european',
      '?state=received',
      '?q=letter',
      '?q=interpreter+daughter',
      '?q=appoint&stage=treatment',
      '?from=2026-01-01&to=2027-12-31',
    ],
    random,
  )
  return `${here}/contributions${search}`
}

/** The second page, or one further on. */
const furtherOn: Act = (random) => `${here}/contributions?after=${500 + Math.floor(random() * 500)}&trail=0`

const code: Act = (random) => async (acting) => {
  const headers = await acting.as('analyst')
  const after = String(1 + Math.floor(random() * 1_000))
  const [listed, book] = await Promise.all([
    acting.call(listContributions, { params, query: { limit: 1, after } }, { headers }),
    acting.call(showCodebook, { params }, { headers }),
  ])
  if (!listed.ok || !book.ok || !listed.body.contributions[0]) return
  const contribution = listed.body.contributions[0].contribution
  await acting.call(codeContribution, { params: { ...params, contribution }, body: { theme: oneOf(book.body.themes, random).id } }, { headers })
}

const record: Act = () => async (acting) => {
  const body = { kind: 'question' as const, channel: 'phone' as const, words: 'When is the next screening?', language: 'en', ...agreeing() }
  await acting.call(recordEnquiry, { params, body }, { headers: await acting.as('connector') })
}

const point: Act = () => async (acting) => {
  const found = await acting.call(findSupport, { params })
  const service = found.ok ? found.body.services[0]?.service : undefined
  const on = new Date().toISOString().slice(0, 10)
  if (service === undefined) return
  await acting.call(recordSignposting, { params, body: { services: [service], channel: 'phone', on } }, { headers: await acting.as('connector') })
}

const takeConcern: Act = (random) => async (acting) => {
  const headers = await acting.as('coordinator')
  const listed = await acting.call(listConcerns, { params }, { headers })
  const open = listed.ok ? listed.body.concerns.filter(({ state }) => state === 'open') : []
  if (open.length === 0) return
  const { concern } = oneOf(open, random)
  await acting.call(actOnConcern, { params: { ...params, concern }, body: { act: 'take' } }, { headers })
}

const myWork = look('/staff', '/staff', `/staff?programme=${programme}`)
const enquiries = look(...['open', 'mine', 'unassigned', 'overdue', 'closed'].map((show) => `${here}/enquiries?show=${show}`))
const quotations = look(`${here}/quotations`, `${here}/quotations?state=approved`)
const tables = look(`${here}/tables`)
const codebook = look(`${here}/codebook`)
const results = look(`/staff/${conversationProgramme}/conversations/${readyConversation}/results`)
const support = look(`${here}/support`, `${here}/information`)
const referrals = look(`${here}/referrals`)
const signposting = look(`${here}/signposting`)
const safeguarding = look(`${here}/safeguarding`)
const quarantine = look(`${here}/quarantine`)
const recommendations = look(`${here}/recommendations`)

/** What each role does, what it does more often several times. */
const days = {
  analyst: [myWork, contributions, contributions, contributions, furtherOn, tables, codebook, quotations, results, code],
  connector: [myWork, myWork, contributions, enquiries, enquiries, support, referrals, signposting, record, point],
  coordinator: [myWork, myWork, safeguarding, safeguarding, enquiries, contributions, quarantine, quotations, support, results, takeConcern],
  publisher: [myWork, quotations, tables, recommendations, support, contributions],
  'data-protection': [myWork, look(`${here}/data-protection`, `${here}/retention`), contributions],
  auditor: [myWork, tables, look(`${here}/enquiries`, `${here}/erasures`), support],
} as const satisfies Readonly<Record<string, readonly Act[]>>
type Role = keyof typeof days

const roles: readonly (readonly [role: Role, many: number])[] = [
  ['analyst', 16],
  ['connector', 14],
  ['coordinator', 12],
  ['publisher', 4],
  ['data-protection', 2],
  ['auditor', 2],
]
export const staff: readonly Role[] = roles.flatMap(([role, many]) => Array.from({ length: many }, () => role))

/** Quicker than people read. */
const LEAST_THINKING_MS = 1_000
const MOST_THINKING_MS = 7_000

export type Person = { readonly role: Role; readonly acting: Acting; readonly headers: Headers; readonly random: Random }

/** Everybody signed in, each with a session of their own. */
export const arrive = async (url: string): Promise<Person[]> => {
  const arrived: Person[] = []
  for (const [index, role] of staff.entries()) {
    const acting = actingAt(url)
    arrived.push({ role, acting, headers: await acting.as(role), random: seeded(index + 1) })
  }
  return arrived
}

/** One of them at work until a moment: looks or writes, thinks, goes on. Answers how long each look took until its last byte. */
const work = async (url: string, { role, acting, headers, random }: Person, until: number): Promise<readonly number[]> => {
  const waited: number[] = []
  while (performance.now() < until) {
    await pause(LEAST_THINKING_MS + random() * (MOST_THINKING_MS - LEAST_THINKING_MS))
    const act = oneOf<Act>(days[role], random)(random)
    if (typeof act !== 'string') {
      await act(acting)
      continue
    }
    const began = performance.now()
    const answer = await fetch(url + act, { headers, redirect: 'manual' })
    await answer.arrayBuffer()
    if (answer.status !== 200 && answer.status !== 403) throw new Error(`${role} got ${answer.status} from ${act}`)
    waited.push(performance.now() - began)
  }
  return waited
}

/** Everybody at work for so long; how long they waited for pages, sorted. */
export const workTogether = async (url: string, people: readonly Person[], milliseconds: number): Promise<readonly number[]> => {
  const until = performance.now() + milliseconds
  const waited = await Promise.all(people.map((person) => work(url, person, until)))
  return waited.flat().toSorted((a, b) => a - b)
}
