import type { Route } from '@heard/contracts'
import fc from 'fast-check'
import type { TestHeard } from '../testing.ts'
import { fitting, type Json } from './schema.fixture.ts'

type Operation = {
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly schema: Json }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> }
}
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Json>> }
}

/** What is sent to an operation. */
export type Sending = { readonly params: Json; readonly query: Json; readonly headers: Json; readonly body: unknown }

const written = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed()

/** Requests made from the description of the API that a platform gives. */
export const describedBy = async ({ heard }: TestHeard) => {
  const document = (await (await heard.fetch('/api/openapi.json')).json()) as Document
  const { schemas } = document.components

  const operationOf = ({ path, method }: Route): Operation => {
    const operation = document.paths[path.replaceAll(/:([A-Za-z]+)/g, '{$1}')]?.[method.toLowerCase()]
    if (!operation) throw new Error(`${method} ${path} is not described`)
    return operation
  }
  return {
    /** Whatever fits, nearly; parts of the address may be given. */
    sendingTo: (route: Route, given: (name: string) => fc.Arbitrary<unknown> | undefined): fc.Arbitrary<Sending> => {
      const { parameters, requestBody } = operationOf(route)
      const those = (place: string): fc.Arbitrary<Json> => {
        const fields = parameters
          .filter((one) => one.in === place)
          .map(({ name, schema }) => [name, given(name) ?? fitting(schema, schemas)] as const)
        const constraints = { requiredKeys: place === 'path' ? undefined : [] } as fc.RecordConstraints<never>
        return fc.record(Object.fromEntries(fields), constraints) as fc.Arbitrary<Json>
      }
      const body = requestBody?.content['application/json']?.schema
      return fc.record({
        params: those('path'),
        query: those('query'),
        headers: those('header'),
        body: body ? fitting(body, schemas) : fc.constant({}),
      })
    },
    send: (route: Route, session: Headers, { params, query, headers: extra, body }: Sending): Promise<Response> => {
      const headers = new Headers(session)
      for (const [name, value] of Object.entries(extra)) headers.set(name, encodeURIComponent(written(value)))
      if (route.method !== 'GET') headers.set('content-type', 'application/json')
      const path = route.path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(written(params[name])) || 'x')
      const search = new URLSearchParams(Object.entries(query).map(([name, value]): [string, string] => [name, written(value)])).toString()
      return heard.fetch(`${path}?${search}`, {
        method: route.method,
        headers,
        ...(route.method === 'GET' ? {} : { body: JSON.stringify(body) }),
      })
    },
  }
}
