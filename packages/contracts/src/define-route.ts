import { z } from 'zod'
import type { Route, RouteExport } from './route.ts'

const Nothing = z.strictObject({})
type Nothing = typeof Nothing

type Definition<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = Pick<
  Route,
  'id' | 'method' | 'path' | 'action' | 'summary'
> & {
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly answer: A
  readonly status?: Route['status']
  readonly problems?: Route['problems']
  readonly exports?: RouteExport
  readonly together?: string
  readonly largestBody?: number
}

/** A route with everything unsaid filled in: no parameters, query or body, status 200, no refusals of its own. */
export const defineRoute = <A extends z.ZodType, P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = Nothing>(
  definition: Definition<P, Q, B, A>,
): Route<P, Q, B, A> => ({
  status: 200,
  problems: {},
  ...definition,
  params: definition.params ?? (Nothing as unknown as P),
  query: definition.query ?? (Nothing as unknown as Q),
  body: definition.body ?? (Nothing as unknown as B),
})
