import { type AnswerOf, type BodyOf, neededFor, type ParamsOf, type QueryOf, type Route } from '@heard/contracts'
import { applyDecorators, createParamDecorator, type ExecutionContext, HttpCode, RequestMapping, RequestMethod, SetMetadata } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { parseInput } from './input.ts'
import { mayHere } from './may-here.ts'
import { Refused } from './problems.ts'

const ROUTE = 'heard:route'
const methods = { GET: RequestMethod.GET, POST: RequestMethod.POST, PUT: RequestMethod.PUT, DELETE: RequestMethod.DELETE }

/** Binds a controller method to its contract: method, path, status, permission, input schemas and answer schema all come from the route. */
export const Implements = (route: Route): MethodDecorator =>
  applyDecorators(RequestMapping({ method: methods[route.method], path: route.path }), HttpCode(route.status), SetMetadata(ROUTE, route))

/** The route that a handler implements; nothing for a handler outside the contracts. */
export const routeOf = (handler: object): Route | undefined => Reflect.getMetadata(ROUTE, handler) as Route | undefined

/** Parameters, query and body of a route, parsed by its schemas. */
export type InputOf<R extends Route> = { readonly params: ParamsOf<R>; readonly query: QueryOf<R>; readonly body: BodyOf<R> }
export type { AnswerOf }

/** The parsed input of the route; what does not fit is answered with `invalid-input` before the method runs, a field that is not for the caller with `not-allowed`. */
export const Input = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const route = routeOf(context.getHandler())
  if (!route) throw new TypeError('@Input() needs @Implements() on its method')
  const request = context.switchToHttp().getRequest<FastifyRequest>()
  const input = parseInput(route, request)
  const needed = [...neededFor(route.query, input.query), ...neededFor(route.body, input.body)]
  if (!needed.every(mayHere(request))) throw new Refused('not-allowed')
  return input
})
