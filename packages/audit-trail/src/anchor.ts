import { createHash } from 'node:crypto'
import { ledgerFacts } from '@heard/contracts/ledger'
import type { EventStore } from '@heard/event-sourcing'

/** Stream of the anchors. */
export const ANCHOR_STREAM = 'private-log'

/** Where the checkpoints that were anchored are kept for auditors, one text a day. */
export type AnchorFiles = {
  read(day: string): Promise<string | undefined>
  /** Durable before it resolves; a text that is there already is never replaced. */
  keep(day: string, checkpoint: string): Promise<void>
}

export type AnchorOptions = {
  readonly store: Pick<EventStore, 'append' | 'readStream'>
  readonly files: AnchorFiles
  /** The newest checkpoint of the private log, over everything it read; nothing while it is empty. */
  checkpoint(): Promise<string | undefined>
  /** ISO 8601, UTC. */
  now(): string
  /** The same id for the same name, whenever it is asked. */
  idOf(name: string): string
}

/** The text is the whole file as it was signed, so that `sha256sum` gives the same. */
export const anchorDigest = (checkpoint: string): string => createHash('sha256').update(checkpoint).digest('hex')

const lastDay = async (store: AnchorOptions['store']): Promise<string | undefined> => {
  for await (const fact of store.readStream(ANCHOR_STREAM, { direction: 'backwards', limit: 1 })) {
    return ledgerFacts.PrivateLogAnchored.data.parse(fact.data).day
  }
  return undefined
}

/**
 * Anchors the private log in the public ledger, once a day: often enough to hold it to its history, and too seldom to read from it when somebody
 * said something. The text is kept first; whoever is interrupted anchors the same text later. Answers whether it did.
 */
export const anchorPrivateLog = async ({ store, files, checkpoint, now, idOf }: AnchorOptions): Promise<boolean> => {
  const at = now()
  const day = at.slice(0, 10)
  const last = await lastDay(store)
  if (last !== undefined && last >= day) return false
  const text = (await files.read(day)) ?? (await checkpoint())
  if (text === undefined) return false
  await files.keep(day, text)
  const { version } = ledgerFacts.PrivateLogAnchored
  const data = { day, checkpoint: anchorDigest(text) }
  const fact = { id: idOf(`${ANCHOR_STREAM}/${day}`), type: 'PrivateLogAnchored', version, data, metadata: { actor: 'system', at } }
  await store.append({ stream: ANCHOR_STREAM, expected: 'any', facts: [fact] })
  return true
}
