import { z } from 'zod'

/** A problem with one field: where it is (a path such as `consents.analysis`), a stable code, and what to do about it in plain words. */
export const FieldProblem = z.strictObject({ field: z.string(), code: z.string(), detail: z.string() })
export type FieldProblem = z.infer<typeof FieldProblem>

/** RFC 9457 problem details. `type` is stable: `/problems/<code>`. */
export const Problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    /** Present on `/problems/invalid-input`. */
    errors: z.array(FieldProblem).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.infer<typeof Problem>

/** A refusal's HTTP face: what a route may answer besides success. Keyed by code. */
export type ProblemType = { readonly status: number; readonly title: string }

/** Problems that any route may answer with. */
export const generalProblems = {
  'invalid-input': { status: 400, title: 'Some of what was sent needs to be changed' },
  'not-signed-in': { status: 401, title: 'You need to sign in' },
  'step-up-needed': { status: 401, title: 'Confirm who you are first; that counts for ten minutes' },
  'token-invalid': { status: 401, title: 'The token of this request is not good here, or no longer' },
  'not-allowed': { status: 403, title: 'Your role does not allow this' },
  'sent-from-elsewhere': { status: 403, title: 'This was not sent from this website, so nothing was done' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'too-slow': { status: 408, title: 'This took too long to arrive; send it again' },
  'too-large': { status: 413, title: 'This is larger than allowed' },
  'wrong-media-type': { status: 415, title: 'This kind of content cannot be read here' },
  'content-unreadable': { status: 500, title: 'The stored content cannot be read; the operator has been told' },
  'key-reused': { status: 422, title: 'This Idempotency-Key was used for something else' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait a little and try again' },
  'headers-too-large': { status: 431, title: 'The headers of this request are larger than allowed' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'outcome-unknown': { status: 502, title: 'No answer came, so it is not known whether this was done; look before you send it again' },
  'part-unavailable': { status: 503, title: 'A part of the platform cannot be reached, and nothing was done; try again in a minute' },
  'not-caught-up': { status: 503, title: 'Still catching up; try again in a moment' },
} as const satisfies Record<string, ProblemType>
