import { httpClient } from '@heard/contracts'
import { exportEvidence } from '@heard/contracts/reporting'
import type { EventStore } from '@heard/event-sourcing'
import { audienceOf, type IssueToken } from '@heard/identity'
import { Refused } from '@heard/service-kit'
import { citedIn } from '../evidence/check-pack.ts'
import type { EvidenceFiles } from '../evidence/evidence-files.ts'
import { bodyOf, fetchFrom, type Replicas } from './replicas.ts'

/** Waits until this process has seen every fact up to a position. */
const seen = async (store: Pick<EventStore, 'subscribe' | 'head'>, position: bigint): Promise<void> => {
  if ((await store.head()) >= position) return
  for await (const { upTo } of store.subscribe({ after: position - 1n, signal: new AbortController().signal })) if (upTo >= position) return
}

/** From reporting elsewhere, which is told by a token in whose name this process asks. */
export const evidenceFrom = (reporting: Replicas, issue: IssueToken, store: Pick<EventStore, 'subscribe' | 'head'>): EvidenceFiles => {
  const call = httpClient('', fetchFrom(reporting))
  const use = { audience: audienceOf(exportEvidence.path), purpose: exportEvidence.action }
  return {
    async file({ params, query }, { session }) {
      if (!session) throw new Refused('not-signed-in')
      const headers = new Headers({ authorization: `Bearer ${await issue(session, use)}` })
      const file = bodyOf(await call(exportEvidence, { params, query }, { headers }))
      const cited = [...citedIn(file.csv)].map(({ position }) => BigInt(position))
      await seen(
        store,
        cited.reduce((most, one) => (one > most ? one : most), 0n),
      )
      return file
    },
  }
}
