import { setTimeout as pause } from 'node:timers/promises'
import { NoAnswer } from './kurrent-failure.ts'

const FIRST_MS = 20
const LONGEST_MS = 2000

const ignoreAbort = (): undefined => undefined

/** Waits before the next attempt: longer each time, up to two seconds, and never quite as long as others do. */
export const backOff = async (failures: number, signal: AbortSignal): Promise<void> => {
  const most = Math.min(FIRST_MS * 2 ** failures, LONGEST_MS)
  await pause(most * (0.5 + Math.random() / 2), undefined, { signal, ref: true }).catch(ignoreAbort)
}

/** The outcome of a call, or `NoAnswer` after a time. @throws NoAnswer */
export const within = async <T>(milliseconds: number, call: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoAnswer(`no answer within ${milliseconds} ms`)), milliseconds)
  })
  try {
    return await Promise.race([call, late])
  } finally {
    clearTimeout(timer)
  }
}
