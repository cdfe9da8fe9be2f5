import type { ItemOutcome } from '@heard/contracts'
import { type Batch, nextBatch, settled } from './queue.ts'
import type { DayStore } from './store.ts'

/** How sending ended. */
export type Sent = 'all' | 'no-network' | 'sign-in' | 'not-allowed' | 'later'

const addressOf = ({ programme, gathering, kind }: Batch): string =>
  kind === 'door'
    ? `/api/v1/events/programmes/${programme}/gatherings/${gathering}/door-items`
    : `/api/v1/engagement/programmes/${programme}/gatherings/${gathering}/table-notes`

const endings: Readonly<Record<number, Sent>> = { 401: 'sign-in', 403: 'not-allowed' }

const post = async (batch: Batch): Promise<readonly ItemOutcome[] | Sent> => {
  const items = batch.items.map(({ item, sealed }) => ({ item, sealed }))
  const headers = { 'content-type': 'application/json' }
  try {
    const answer = await fetch(addressOf(batch), { method: 'POST', headers, body: JSON.stringify({ items }), signal: AbortSignal.timeout(60_000) })
    if (!answer.ok) return endings[answer.status] ?? 'later'
    return ((await answer.json()) as { readonly items: readonly ItemOutcome[] }).items
  } catch {
    return 'no-network'
  }
}

/** Sends what waits, batch after batch. Nothing leaves the device before the server has said that it has it. */
export const sendAll = async (store: DayStore, heard: (outcomes: readonly ItemOutcome[]) => void): Promise<Sent> => {
  for (;;) {
    const batch = nextBatch(await store.items())
    if (!batch) return 'all'
    const answer = await post(batch)
    if (typeof answer === 'string') return answer
    const { gone, refused } = settled(batch, answer)
    if (gone.length + refused.length === 0) return 'later'
    await store.settle({ gone, refused })
    heard(answer)
  }
}
