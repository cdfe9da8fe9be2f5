import type { FieldProblem, Route } from '@heard/contracts'
import type { z } from 'zod'
import { InvalidInput } from './problems.ts'

type Received = { readonly params: unknown; readonly query: unknown; readonly body: unknown }

const problems = (error: z.ZodError, received: unknown): FieldProblem[] =>
  error.issues.flatMap((issue): FieldProblem[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        code: 'unknown-field',
        detail: 'This field is not known here; leave it out',
      }))
    }
    const missing = issue.code === 'invalid_type' && valueAt(received, issue.path) === undefined
    return [
      {
        field: issue.path.join('.'),
        code: missing ? 'required' : issue.code.replaceAll('_', '-'),
        detail: missing ? 'This is needed' : issue.message,
      },
    ]
  })

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value)

/**
 * Parses what was received by the schemas of the route.
 * @throws InvalidInput with every problem of parameters, query and body at once
 */
export const parseInput = (route: Route, received: Received): { params: unknown; query: unknown; body: unknown } => {
  const errors: FieldProblem[] = []
  const parse = (schema: z.ZodType, value: unknown): unknown => {
    const parsed = schema.safeParse(value ?? {})
    if (parsed.success) return parsed.data
    errors.push(...problems(parsed.error, value))
    return undefined
  }
  const input = { params: parse(route.params, received.params), query: parse(route.query, received.query), body: parse(route.body, received.body) }
  if (errors.length > 0) throw new InvalidInput(errors)
  return input
}
