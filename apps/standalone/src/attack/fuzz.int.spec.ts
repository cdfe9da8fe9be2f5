import { generalProblems, Problem, type Route } from '@heard/contracts'
import { allows, type Role, roles } from '@heard/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../services.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { describedBy } from './described.fixture.ts'

const nobody = 'nobody'
const accountOf = (role: Role): string => (role === 'stakeholder' ? 'stakeholder.luton-cancer' : role)
/** Nobody, an auditor, and one who may: the insides of a route are reached by the last alone. */
const actorsFor = (action: string): readonly string[] => [
  nobody,
  'auditor',
  ...(Object.keys(roles) as Role[])
    .filter((role) => allows(role, action))
    .slice(0, 1)
    .map(accountOf),
]
const knownTypes = (route: Route): ReadonlySet<string> =>
  new Set([...Object.keys(generalProblems), ...Object.keys(route.problems)].map((code) => `/problems/${code}`))
const inLuton = (name: string) => (name === 'programme' ? fc.constant('luton-cancer') : undefined)

describe('every operation of the description of the API, with input made from it', () => {
  let platform: TestHeard
  let described: Awaited<ReturnType<typeof describedBy>>
  beforeAll(async () => {
    platform = await startTestHeard()
    described = await describedBy(platform)
  })
  afterAll(() => platform.close())

  // Signing out would end the sessions that the rest needs; what removes an account or its roles would too.
  const spared = new Set(['signOut', 'removeAccount', 'giveRoles'])

  it.each(routes.filter(({ id }) => !spared.has(id)).map((route) => [route.id, route] as const))('%s answers as it says', async (_, route) => {
    const known = knownTypes(route)
    const actors = actorsFor(route.action)
    await fc.assert(
      fc.asyncProperty(described.sendingTo(route, inLuton), fc.nat(), async (sending, pick) => {
        const actor = actors[pick % actors.length] ?? nobody
        const answer = await described.send(route, actor === nobody ? new Headers() : await platform.as(actor), sending)
        const said = `${actor} ${answer.status} ${JSON.stringify(sending).slice(0, 500)}`
        expect(answer.status < 500 || answer.status === 503, said).toBe(true)
        if (answer.status < 400) return
        expect(answer.headers.get('content-type'), said).toContain('application/problem+json')
        const problem = Problem.parse(await answer.json())
        expect([problem.status, known.has(problem.type)], `${said} ${problem.type}`).toEqual([answer.status, true])
      }),
      { numRuns: 15 },
    )
  })
})
