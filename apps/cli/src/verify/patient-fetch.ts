import { setTimeout as pause } from 'node:timers/promises'
import { Failed } from '../failures.ts'

const PAUSES_MS = [250, 1_000]
const WORTH_ANOTHER_TRY = new Set([429, 500, 502, 503, 504])
/** A bundle holds at most 256 entries of 65,535 bytes, each after its length. */
const MOST_BYTES = 256 * 65_537

const reasonOf = (error: unknown): string => {
  if (error instanceof Error && error.name === 'TimeoutError') return 'no answer in time'
  if (error instanceof Error && error.cause instanceof Error) return error.cause.message || error.cause.name
  return error instanceof Error ? error.message : String(error)
}

/** The whole answer, unless it is longer than any file of a ledger can be. */
const whole = async (address: string, answer: Response): Promise<Response> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    length += part.length
    if (length > MOST_BYTES) throw new Failed(`${address} is longer than a file of a ledger can be`)
  }
  return new Response(answer.status === 204 || answer.status === 304 ? null : Buffer.concat(parts), { status: answer.status })
}

const attempt = async ([address, options]: Parameters<typeof fetch>, [wait, ...later]: readonly number[]): Promise<Response> => {
  try {
    const answer = await whole(String(address), await fetch(address, options))
    if (wait === undefined || !WORTH_ANOTHER_TRY.has(answer.status)) return answer
  } catch (error) {
    if (error instanceof Failed) throw error
    if (wait === undefined || options?.signal?.aborted) throw new Failed(`${String(address)} cannot be read: ${reasonOf(error)}`)
  }
  await pause(wait)
  return attempt([address, options], later)
}

/** A fetch that tries a few times, does not read without end, and says in a line what does not answer. */
export const patientFetch: typeof fetch = (address, options) => attempt([address, options], PAUSES_MS)
