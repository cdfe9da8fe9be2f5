import { joinByPassword, showInvitation } from '@heard/contracts/identity'
import { appCode } from '@heard/identity/testing'
import type { TestHeard } from './testing.ts'

/** A day for a review that is never far: the platform's clock decides. */
export const reviewDay = ({ heard }: TestHeard): string => new Date(heard.platform.clock.now() + 100 * 86_400_000).toISOString().slice(0, 10)

/** The random part of a link. */
export const tokenIn = (link: string): string => new URL(link).searchParams.get('invitation') ?? ''

/** Follows an invitation with a password and an app; answers recovery codes to sign in with, and the headers of the session. */
export const joinWith = async ({ call }: Pick<TestHeard, 'call'>, link: string, password: string) => {
  const invitation = tokenIn(link)
  const shown = await call(showInvitation, { body: { invitation } })
  if (!shown.ok) throw new Error(shown.problem.title)
  const body = { invitation, password, app: shown.body.app.ticket, code: appCode(shown.body.app, Date.now()) }
  const joined = await call(joinByPassword, { body })
  if (!joined.ok) throw new Error(joined.problem.title)
  const cookie = joined.headers.getSetCookie().map((each) => each.split(';')[0])
  return { codes: joined.body.codes, headers: new Headers({ cookie: cookie.join('; ') }) }
}
