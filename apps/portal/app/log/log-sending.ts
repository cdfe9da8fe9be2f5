import { type Ending, type Entry, type Outcome, outcomeOf, waitingOf } from './entries.ts'
import type { LogStore } from './log-store.ts'
import type { OwnLog } from './own-log.ts'

const PATIENCE_MS = 20_000

const ask = async (path: string, init: RequestInit = {}): Promise<Response | undefined> =>
  fetch(path, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => undefined)

const volunteering = (programme: string): string => `/api/v1/champions/programmes/${programme}/my-volunteering`

/** Whether the server answers, and to the champion whose log this is: somebody else may have signed in on the same phone meanwhile. */
export const reaches = async ({ programme, application }: OwnLog): Promise<Ending> => {
  const answer = await ask(volunteering(programme))
  if (!answer) return 'no-network'
  if (!answer.ok) {
    const outcome = outcomeOf(answer.status, undefined)
    return typeof outcome === 'string' && outcome !== 'kept' ? outcome : 'later'
  }
  const told = (await answer.json().catch(() => undefined)) as { readonly mine?: { readonly application: string } } | undefined
  if (!told) return 'later'
  return told.mine?.application === application ? 'all' : 'somebody-else'
}

const post = async ({ programme, activity, content }: Entry): Promise<Outcome | 'no-network'> => {
  const body = JSON.stringify({ activity, ...content })
  const answer = await ask(`${volunteering(programme)}/activities`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  if (!answer) return 'no-network'
  const told = (await answer.json().catch(() => ({}))) as { readonly type?: string; readonly activity?: string }
  // Something between here and the server may answer too.
  return answer.ok && told.activity !== activity ? 'later' : outcomeOf(answer.status, told.type)
}

/** Sends what waits, one after the other. Nothing leaves the phone before the server has said that it has it. */
export const sendAll = async (store: LogStore, log: OwnLog): Promise<Ending> => {
  for (const entry of waitingOf(await store.entries(), log)) {
    const ending = await reaches(log)
    if (ending !== 'all') return ending
    const outcome = await post(entry)
    if (outcome === 'kept') await store.sent(entry, new Date().toISOString())
    else if (typeof outcome === 'string') return outcome
    else await store.put({ ...entry, refused: outcome.refused })
  }
  return 'all'
}
