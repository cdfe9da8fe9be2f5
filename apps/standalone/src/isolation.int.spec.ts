import type { Route } from '@heard/contracts'
import { type Grant, type Role, roles } from '@heard/identity'
import { TestMailServer } from '@heard/service-kit/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { describedBy } from './attack/described.fixture.ts'
import { walkAccountability } from './canary/accountability.fixture.ts'
import { walkAssessment } from './canary/assessment.fixture.ts'
import { walkDirectory } from './canary/directory.fixture.ts'
import { walkEnquiries } from './canary/enquiries.fixture.ts'
import { walkImports } from './canary/imports.fixture.ts'
import { walkQuotations } from './canary/quotations.fixture.ts'
import { walkReferrals } from './canary/referrals.fixture.ts'
import { walkHolds, walkRegisters } from './canary/registers.fixture.ts'
import { walkSafeguarding } from './canary/safeguarding.fixture.ts'
import { walkStories } from './canary/stories.fixture.ts'
import { walkApplications, walkGatherings } from './canary/volunteers.fixture.ts'
import { Walk } from './canary/walk.fixture.ts'
import { routes } from './services.ts'
import { startTestHeard } from './testing.ts'

const theirs = 'luton-cancer'
const own = 'elft-big-conversation'
const organisationOf: Readonly<Record<string, string>> = { [own]: 'elft', [theirs]: 'nhs-england' }

type Intruder = { readonly name: string; readonly account: string; readonly headers: Headers }

const grantOf = (role: Role, programme: string): Grant => ({
  role,
  programme,
  ...(role === 'stakeholder' ? { organisation: organisationOf[programme] ?? '' } : {}),
})
/** Every role of the other programme, and in this one somebody of an organisation that nothing was addressed to. */
const intrusions: readonly Grant[] = [...(Object.keys(roles) as Role[]).map((role) => grantOf(role, own)), grantOf('stakeholder', theirs)]

/** Parts of addresses that are no ids in facts: places in the logs, names, numbers, what is of the own account, what needs more people than are here. */
const notIds = ['entry', 'explorer', 'id', 'index', 'language', 'passkey', 'programme', 'release', 'sample', 'session', 'upload', 'version']

/** Every id in the facts, by the name of its field. */
const idsIn = (value: unknown, found: Map<string, Set<string>>, name = ''): void => {
  if (typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) found.set(name, (found.get(name) ?? new Set()).add(value))
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) idsIn(inner, found, Array.isArray(value) ? name : key)
}

describe('a programme and those of another one', () => {
  const clock = { time: Date.now(), now: () => clock.time }
  const mails = new TestMailServer()
  const intruders: Intruder[] = []
  const ids = new Map<string, Set<string>>()
  const open = new Set<string>()
  let walk: Walk
  let described: Awaited<ReturnType<typeof describedBy>>
  let before: bigint

  const comesIn = async (grant: Grant): Promise<Intruder> => {
    const { accounts } = walk.platform.heard.platform
    const name = `${grant.role} of ${grant.programme}`
    const made = await accounts.inviteAccount({ email: `${grant.role}.${grant.programme}@elsewhere.example`, name: 'Alex', grants: [grant] })
    if (!made.created) throw new Error(made.why)
    const signedIn = await accounts.begin(made.account, 'passkey')
    if (!signedIn.signedIn) throw new Error(signedIn.why)
    return { name, account: made.account, headers: new Headers({ cookie: signedIn.cookies[0]?.split(';')[0] ?? '' }) }
  }
  const marksIn = async (answer: Response): Promise<readonly string[]> => [...walk.search.text(await answer.text())]
  const sendingTo = (route: Route) => {
    return described.sendingTo(route, (name) => {
      if (name === 'programme') return fc.constantFrom(theirs, own)
      const known = [...(ids.get(name) ?? [])]
      return known.length > 0 ? fc.constantFrom(...known) : undefined
    })
  }

  beforeAll(async () => {
    walk = new Walk(await startTestHeard({ clock, environment: { HEARD_SMTP_URL: await mails.start() } }), clock, mails)
    const { full, bare } = await walkStories(walk)
    await walkApplications(walk)
    await walkGatherings(walk)
    await walkEnquiries(walk)
    await walkRegisters(walk, full)
    await walkSafeguarding(walk, full)
    await walkHolds(walk, bare)
    await walkImports(walk)
    await walkQuotations(walk, full)
    await walkAccountability(walk, full)
    await walkAssessment(walk)
    await walkDirectory(walk)
    await walkReferrals(walk)
    await walk.caughtUp()
    const { store } = walk.platform.heard.platform
    before = await store.head()
    for await (const { data } of store.readAll()) idsIn(data, ids)
    described = await describedBy(walk.platform)
    for (const grant of intrusions) intruders.push(await comesIn(grant))
    // What is published anybody may see.
    for (const route of routes.filter(({ method, action }) => method === 'GET' && action === 'public')) {
      for (const sending of fc.sample(sendingTo(route), 40)) {
        for (const mark of await marksIn(await described.send(route, new Headers(), { ...sending, query: {}, headers: {} }))) open.add(mark)
      }
    }
  }, 180_000)
  afterAll(async () => {
    await walk.platform.close()
    await mails.close()
  })

  it('has words that are nobody else’s, and ids to ask for them by', () => {
    const names = new Set(routes.flatMap(({ path }) => [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name)))
    expect([...names].filter((name) => !ids.has(name)).toSorted()).toEqual(notIds)
    expect([...walk.marks.all.keys()].filter((mark) => !open.has(mark)).length).toBeGreaterThan(20)
  })

  const walked = routes.filter(({ id }) => !['signOut', 'endSession', 'endOtherSessions'].includes(id))

  it.each(walked.map((route) => [route.id, route] as const))('shows them nothing of it by %s', async (_, route) => {
    await fc.assert(
      fc.asyncProperty(sendingTo(route), fc.constantFrom(...intruders), async (sending, { name, headers }) => {
        const seen = (await marksIn(await described.send(route, headers, sending))).filter((mark) => !open.has(mark))
        expect([name, sending.params, seen]).toEqual([name, sending.params, []])
      }),
      { numRuns: 20 },
    )
  })

  it('has had nothing recorded in it by any of them', async () => {
    const accounts = new Set(intruders.map(({ account }) => account))
    const streams = new Set<string>()
    const recorded: string[] = []
    for await (const { type, stream, position, metadata, data } of walk.platform.heard.platform.store.readAll()) {
      if (position <= before) streams.add(stream)
      else if (accounts.has(metadata.actor ?? '') && streams.has(stream) && !('programme' in data && data.programme === own))
        recorded.push(`${type} in ${stream}`)
    }
    expect(recorded).toEqual([])
  })
})
