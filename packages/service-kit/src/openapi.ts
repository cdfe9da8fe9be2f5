import { generalProblems, Problem, type Route } from '@heard/contracts'
import { z } from 'zod'

type Json = { readonly [key: string]: unknown }

/** A schema with its named parts (`$defs`) beside it; references point to where the document keeps them. */
type Described = { readonly schema: Json; readonly named: Json }

const describe = (schema: z.ZodType, io: 'input' | 'output'): Described => {
  const text = JSON.stringify(z.toJSONSchema(schema, { io, target: 'draft-2020-12', unrepresentable: 'any' }))
  const { $schema: _, $defs = {}, ...rest } = JSON.parse(text.replaceAll('"#/$defs/', '"#/components/schemas/')) as Json & { readonly $defs?: Json }
  return { schema: rest, named: $defs }
}

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => describe(schema, io).schema

const namedSchemas = (routes: readonly Route[]): Json =>
  Object.assign({}, ...routes.flatMap((route) => [describe(route.body, 'input').named, describe(route.answer, 'output').named]))

const propertiesOf = (schema: z.ZodType): { name: string; schema: unknown; required: boolean }[] => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input') as { properties?: Record<string, unknown>; required?: string[] }
  return Object.entries(properties).map(([name, property]) => ({ name, schema: property, required: required.includes(name) }))
}

const parametersOf = (route: Route): Json[] => [
  ...propertiesOf(route.params).map((parameter) => ({ ...parameter, in: 'path', required: true })),
  ...propertiesOf(route.query).map((parameter) => ({ ...parameter, in: 'query' })),
  ...(route.method === 'GET'
    ? [
        {
          name: 'Heard-After',
          in: 'header',
          required: false,
          schema: { type: 'string' },
          description: 'A Heard-Position token to have caught up with',
        },
      ]
    : [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 16, maxLength: 200 } }]),
]

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

/** Problems by status; several codes of one status are listed together. */
const problemResponses = (route: Route): Json => {
  const codes = { ...generalProblems, ...route.problems }
  const byStatus = Map.groupBy(Object.entries(codes), ([, type]) => type.status)
  return Object.fromEntries(
    [...byStatus].map(([status, types]) => [
      String(status),
      { description: types.map(([code, type]) => `/problems/${code}: ${type.title}`).join('\n\n'), content: problemContent },
    ]),
  )
}

const hasBody = (route: Route): boolean => route.method !== 'GET' && propertiesOf(route.body).length > 0

const operationOf = (route: Route): Json => ({
  operationId: route.id,
  summary: route.summary,
  tags: [route.path.split('/')[3] ?? 'health'],
  'x-action': route.action,
  security: route.action === 'public' ? [] : [{ session: [] }],
  parameters: parametersOf(route),
  ...(hasBody(route) ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body, 'input') } } } } : {}),
  responses: {
    [route.status]:
      route.status === 204
        ? { description: 'Done' }
        : { description: 'The answer', content: { 'application/json': { schema: jsonSchema(route.answer, 'output') } } },
    ...problemResponses(route),
  },
})

/** OpenAPI 3.1 of these routes. */
export const openApi = (routes: readonly Route[], version: string): Json => {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Heard', version, license: { name: 'MIT' } },
    paths,
    components: {
      schemas: { ...namedSchemas(routes), Problem: jsonSchema(Problem, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } },
    },
  }
}
