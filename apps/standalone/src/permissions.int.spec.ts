import type { Method, Route } from '@heard/contracts'
import { allows, type Role, roles } from '@heard/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from './services.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const accountOf = (role: Role): string => (role === 'stakeholder' ? 'stakeholder.luton-cancer' : role)
const everyone = [undefined, ...(Object.keys(roles) as Role[])]
const nowhere = '00000000-0000-7000-8000-000000000000'

/** An address of the route that leads nowhere in particular: whoever is let in meets a refusal of another kind. */
const addressOf = (route: Route): string =>
  route.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => (name === 'programme' ? 'luton-cancer' : nowhere))

const doorOf = (status: number): 'let in' | 'not signed in' | 'not allowed' =>
  status === 401 ? 'not signed in' : status === 403 ? 'not allowed' : 'let in'

describe('every route, for every role and for nobody', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  const knock = async (route: Route, role: Role | undefined): Promise<string> => {
    const headers = role === undefined ? new Headers() : new Headers(await platform.as(accountOf(role)))
    if (route.method !== 'GET') headers.set('content-type', 'application/json')
    const method: Method = route.method
    const answer = await platform.heard.fetch(addressOf(route), { method, headers, ...(method === 'GET' ? {} : { body: '{"nothing":"that fits"}' }) })
    expect(answer.status, `${route.id} for ${role ?? 'nobody'}`).not.toBe(500)
    return doorOf(answer.status)
  }

  const expected = (route: Route, role: Role | undefined): string => {
    if (route.action === 'public') return 'let in'
    if (role === undefined) return 'not signed in'
    return allows(role, route.action) ? 'let in' : 'not allowed'
  }

  // Signing out would end the session that the next route needs; signing in with nothing is refused as wrong credentials would be.
  const walked = routes.filter(({ id }) => id !== 'signOut')

  it.each(walked.map((route) => [route.id, route] as const))('%s', async (_, route) => {
    const found: Record<string, string> = {}
    const wanted: Record<string, string> = {}
    for (const role of everyone) {
      found[role ?? 'nobody'] = await knock(route, role)
      wanted[role ?? 'nobody'] = expected(route, role)
    }
    expect(found).toEqual(wanted)
  })

  it('knows no other operation', async () => {
    const answer = await platform.heard.fetch('/api/v1/engagement/nothing')
    expect(answer.status).toBe(404)
  })
})
