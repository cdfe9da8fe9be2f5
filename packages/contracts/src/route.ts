import type { z } from 'zod'
import type { ExportFormat, ExportKind } from './platform/installation-facts.ts'
import type { ProblemType } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What a route lets people take out, and in which form. `only` names a query parameter and the value with which it is one. */
export type RouteExport = {
  readonly what: ExportKind
  readonly format: ExportFormat
  readonly only?: { readonly query: string; readonly is: string }
}

/**
 * One operation of the public API, said once: services implement it, the portal and the CLI call it, OpenAPI and the permission test are generated from it.
 * `path` is absolute with `:names`; `action` is looked up in the permission matrix of @heard/identity; `public` means anybody.
 */
export type Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  readonly id: string
  readonly method: Method
  readonly path: string
  readonly action: string
  readonly summary: string
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly answer: Answer
  /** 200, or 201 where something was made, 204 for nothing to say. */
  readonly status: 200 | 201 | 204
  /** Refusals of this route, by code. */
  readonly problems: Readonly<Record<string, ProblemType>>
  /** Answers data to take away: each success is recorded as ExportMade. `only`: when the query says so. */
  readonly exports?: RouteExport
  /** A parameter of the path, or a word: what has the same goes to the same process of several, which keeps something in its memory from one request to the next. */
  readonly together?: string
  /** Bytes of the largest request, where it is more than words come to: see `withFile`. */
  readonly largestBody?: number
}

/** Bytes of a JSON request that carries a file of so many bytes as base64, with what stands around it. */
export const withFile = (bytes: number): number => Math.ceil(bytes / 3) * 4 + 64 * 1024

export type ParamsOf<R extends Route> = z.output<R['params']>
export type QueryOf<R extends Route> = z.output<R['query']>
export type BodyOf<R extends Route> = z.output<R['body']>
export type AnswerOf<R extends Route> = z.output<R['answer']>
