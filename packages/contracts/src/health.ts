import { z } from 'zod'
import { defineRoute } from './define-route.ts'

export const live = defineRoute({
  id: 'live',
  method: 'GET',
  path: '/health/live',
  action: 'public',
  summary: 'Whether the process is alive',
  answer: z.strictObject({ status: z.literal('alive') }),
})

export const ready = defineRoute({
  id: 'ready',
  method: 'GET',
  path: '/health/ready',
  action: 'public',
  summary: 'Whether every projection has caught up for the first time, and which stand still or are interrupted',
  answer: z.strictObject({ status: z.enum(['ready', 'degraded']), waitingFor: z.array(z.string()), degraded: z.array(z.string()) }),
  problems: { 'not-ready': { status: 503, title: 'Still reading the log for the first time' } },
})

const count = z.int().min(0)

export const healthDetail = defineRoute({
  id: 'healthDetail',
  method: 'GET',
  path: '/health/detail',
  action: 'system.health-detail',
  summary: 'How everything that follows the log is doing, the mails and the virus scanner: counts and states only',
  answer: z.strictObject({
    /**
     * `stopped`: it stands still at a fact that it cannot answer. `interrupted`: what it reads or writes to is away, and it goes on by itself.
     * `standingBy`: another process does this work, and this one would take over.
     */
    followers: z.array(
      z.strictObject({ name: z.string(), caughtUp: z.boolean(), stopped: z.boolean(), interrupted: z.boolean(), standingBy: z.boolean() }),
    ),
    /** `says`: whether there is a server to send by. `notSent`: mails that were due while there was none. */
    mail: z.strictObject({ says: z.string(), waiting: count, sent: count, givenUp: count, notSent: count }),
    /** Whether a virus scanner looks at files; while it is `unavailable`, no file is taken. */
    files: z.strictObject({ scanning: z.enum(['on', 'unavailable', 'not-configured']) }),
  }),
})
