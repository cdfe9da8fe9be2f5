import { allows, type Role, roles } from '@heard/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from './services.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const accountOf = (action: string): string | undefined => {
  if (action === 'public') return undefined
  const role = (Object.keys(roles) as Role[]).find((one) => allows(one, action))
  return role === 'stakeholder' ? 'stakeholder.luton-cancer' : role
}
const segment = fc.oneof(fc.constant('luton-cancer'), fc.uuid(), fc.constantFrom('%00', '..%2f..%2f', '%F0%9F%92%A9', 'null', '-1', 'a'.repeat(150)))
const json = fc.oneof(
  fc.json(),
  fc.constantFrom('', '{', '[]', 'null', '"text"', '{"__proto__":{"a":1}}', `{"words":${'['.repeat(500)}${']'.repeat(500)}}`),
)

describe('bad input', () => {
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard()
  })
  afterAll(() => platform.close())

  it.each(routes.filter(({ id }) => id !== 'signOut').map((route) => [route.id, route] as const))('never breaks %s', async (_, route) => {
    const account = accountOf(route.action)
    const session = account === undefined ? new Headers() : await platform.as(account)
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { minLength: 3, maxLength: 3 }),
        json,
        fc.constantFrom('application/json', 'text/plain', 'application/xml'),
        async (parts, body, type) => {
          const left = [...parts]
          const path = route.path.replaceAll(/:([A-Za-z]+)/g, () => left.shift() ?? 'x')
          const headers = new Headers(session)
          if (route.method !== 'GET') headers.set('content-type', type)
          const answer = await platform.heard.fetch(
            route.method === 'GET' ? `${path}?limit=${encodeURIComponent(body)}&language=${encodeURIComponent(body)}` : path,
            {
              method: route.method,
              headers,
              ...(route.method === 'GET' ? {} : { body }),
            },
          )
          expect(answer.status).not.toBe(500)
          if (answer.status >= 400) expect(answer.headers.get('content-type')).toContain('application/problem+json')
        },
      ),
      { numRuns: 25 },
    )
  })
})
