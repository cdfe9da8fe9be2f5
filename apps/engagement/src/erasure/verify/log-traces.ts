import type { ErasureFact, FollowFact, QuotationFact } from '@heard/contracts/engagement'
import type { ReportingFact } from '@heard/contracts/reporting'
import type { EventStore, RecordedFact } from '@heard/event-sourcing'
import type { Asked } from '../erasure.state.ts'

type Log = Pick<EventStore, 'readAll' | 'readStream'>

type Followings = {
  /** Followings that ended for this erasure. */
  readonly ended: readonly string[]
  /** References of the addresses that may not be there any more. */
  readonly addresses: readonly string[]
  /** Whether the following that is linked now began after the erasure had started. */
  readonly since: boolean
}

/** What ended for an erasure says so by the command that it was recorded under: the erasure, or the fact that started it. */
export const followingsOf = async (log: Log, { programme, erasure }: Pick<Asked, 'programme' | 'erasure'>, linked?: string): Promise<Followings> => {
  let started: RecordedFact<ErasureFact<'ErasureStarted'>> | undefined
  for await (const fact of log.readStream<ErasureFact>(`erasure-${programme}.${erasure}`)) if (fact.type === 'ErasureStarted') started = fact
  if (!started) return { ended: [], addresses: [], since: false }
  const ended: string[] = []
  for await (const { data, metadata } of log.readAll({ types: ['FollowEnded'], after: started.position })) {
    const { follow } = data as FollowFact<'FollowEnded'>['data']
    if (metadata.command === erasure || metadata.command === started.id) ended.push(follow)
  }
  const asked = await Promise.all([...ended, ...(linked === undefined ? [] : [linked])].map((follow) => askedIn(log, programme, follow)))
  const since = (asked.at(-1)?.position ?? 0n) > started.position && linked !== undefined
  const meant = since ? asked.slice(0, -1) : asked
  return { ended, addresses: meant.flatMap((fact) => fact?.data.address.ref ?? []), since }
}

const askedIn = async (log: Log, programme: string, follow: string): Promise<RecordedFact<FollowFact<'FollowAsked'>> | undefined> => {
  for await (const fact of log.readStream<FollowFact>(`follow-${programme}.${follow}`)) if (fact.type === 'FollowAsked') return fact
  return undefined
}

/** Whether a quotation of a contribution stands, proposed or approved, and the references of all public copies that there were. */
export const quotationsOf = async (log: Log, programme: string, contribution: string): Promise<{ standing: boolean; copies: readonly string[] }> => {
  const quotations: string[] = []
  for await (const { data } of log.readAll({ types: ['QuotationProposed'] })) {
    const proposed = data as QuotationFact<'QuotationProposed'>['data']
    if (proposed.programme === programme && proposed.contribution === contribution) quotations.push(proposed.quotation)
  }
  const copies: string[] = []
  let standing = false
  for (const quotation of quotations) {
    let last: QuotationFact['type'] = 'QuotationProposed'
    for await (const { type, data } of log.readStream<QuotationFact>(`quotation-${programme}.${quotation}`)) {
      last = type
      if ('words' in data) copies.push(data.words.ref)
    }
    standing ||= last === 'QuotationProposed' || last === 'QuotationApproved'
  }
  return { standing, copies }
}

/** References of everything that analysts wrote in memos on a contribution, changed and removed ones too. */
export const memosOn = async (log: Log, programme: string, contribution: string): Promise<readonly string[]> => {
  const refs: string[] = []
  for await (const { data } of log.readAll({ types: ['MemoWritten'] })) {
    const written = data as ReportingFact<'MemoWritten'>['data']
    if (written.programme !== programme || written.contribution !== contribution) continue
    for await (const { data: said } of log.readStream<ReportingFact<'MemoWritten' | 'MemoChanged' | 'MemoRemoved'>>(
      `memo-${programme}.${written.memo}`,
    ))
      if ('words' in said) refs.push(said.words.ref)
  }
  return refs
}
