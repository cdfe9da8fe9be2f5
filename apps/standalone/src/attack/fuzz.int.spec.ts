import { generalProblems, Problem, type Route } from '@heard/contracts'
import { allows, type Role, roles } from '@heard/identity'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../services.ts'
import { startTestHeard, type TestHeard } from '../testing.ts'
import { fitting, type Json } from './schema.fixture.ts'

type Operation = {
  readonly operationId: string
  readonly 'x-action': string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required?: boolean; readonly schema: Json }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> }
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Json>> }
}

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

const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

const knownTypes = (route: Route): ReadonlySet<string> =>
  new Set([...Object.keys(generalProblems), ...Object.keys(route.problems)].map((code) => `/problems/${code}`))

describe('every operation of the description of the API, with input made from it', () => {
  let platform: TestHeard
  let document: Document
  beforeAll(async () => {
    platform = await startTestHeard()
    document = (await (await platform.heard.fetch('/api/openapi.json')).json()) as Document
  })
  afterAll(() => platform.close())

  const operationOf = ({ path, method }: Route): Operation => {
    const operation = document.paths[path.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()]
    if (!operation) throw new Error(`${method} ${path} is not described`)
    return operation
  }

  type Input = { readonly params: Json; readonly query: Json; readonly headers: Json; readonly body: unknown }

  const inputOf = ({ parameters, requestBody }: Operation): fc.Arbitrary<Input> => {
    const { schemas } = document.components
    const those = (place: string): fc.Arbitrary<Json> =>
      fc.record(
        Object.fromEntries(
          parameters
            .filter((one) => one.in === place)
            .map(({ name, schema }) => [name, fitting(name === 'programme' ? { const: 'luton-cancer' } : schema, schemas)]),
        ),
        { requiredKeys: place === 'path' ? undefined : [] } as fc.RecordConstraints<never>,
      ) as fc.Arbitrary<Json>
    const body = requestBody?.content['application/json']?.schema
    return fc.record({
      params: those('path'),
      query: those('query'),
      headers: those('header'),
      body: body ? fitting(body, schemas) : fc.constant({}),
    })
  }

  const send = async (route: Route, actor: string, { params, query, headers: extra, body }: Input): Promise<Response> => {
    const headers = actor === nobody ? new Headers() : new Headers(await platform.as(actor))
    for (const [name, value] of Object.entries(extra)) headers.set(name, encodeURIComponent(written(value)))
    if (route.method !== 'GET') headers.set('content-type', 'application/json')
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(written(params[name])) || 'x')
    const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, written(value)])).toString()
    return platform.heard.fetch(`${path}?${search}`, {
      method: route.method,
      headers,
      ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) }),
    })
  }

  // Signing out would end the sessions that the rest needs; what removes an account or its roles would too.
  const spared = new Set(['signOut', 'removeAccount', 'giveRoles'])

  it.each(routes.filter(({ id }) => !spared.has(id)).map((route) => [route.id, route] as const))('%s answers as it says', async (_, route) => {
    const known = knownTypes(route)
    const actors = actorsFor(route.action)
    await fc.assert(
      fc.asyncProperty(inputOf(operationOf(route)), fc.nat(), async (input, pick) => {
        const actor = actors[pick % actors.length] ?? nobody
        const answer = await send(route, actor, input)
        const said = `${actor} ${answer.status} ${JSON.stringify(input).slice(0, 500)}`
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
