import { parseCheckpoint, toBase64 } from '@heard/transparency-log/verify'
import type { Outcome } from '../command.ts'
import type { Checked } from './check-ledger.ts'

/** How it was checked. */
export type Manner = {
  readonly place: string
  /** The key that the ledger itself gave, where nobody gave another. */
  readonly ownKey: string | undefined
  readonly since: string | undefined
  readonly kept: string | undefined
}

const plural = (count: bigint | number, one: string, many: string): string => `${count} ${BigInt(count) === 1n ? one : many}`

const warningOf = (ownKey: string | undefined): readonly string[] =>
  ownKey === undefined
    ? []
    : [
        '',
        'Warning: without --key the key was taken from the ledger itself. Whoever replaced the ledger could have replaced the key too.',
        'Ask the organisations, a witness or an older copy whether this is the key, and give it next time:',
        `  --key ${ownKey}`,
      ]

const doubtLines = ({ log, content, grew }: Checked): readonly string[] => {
  const shown = [...log.doubts, ...content.doubts]
  const further = log.furtherDoubts + content.furtherDoubts
  return [
    `Do not rely on this ledger as it stands: ${plural(shown.length + further, 'thing is', 'things are')} wrong.`,
    ...shown.map(({ message }) => `  ${message}`),
    ...(further > 0 ? [`  and ${further} more`] : []),
    'Keep a copy of its files before you ask anybody.',
    ...(grew ? ['The ledger grew while it was checked: run this again first; words may have been withdrawn meanwhile.'] : []),
  ]
}

const notCompared = 'Not checked: whether it was rewritten before today, since no older checkpoint was given.'

const historyLines = ({ since, kept }: Manner): readonly string[] => [
  since === undefined
    ? notCompared
    : `  that it still begins with the ${plural(parseCheckpoint(since).size, 'entry', 'entries')} of the checkpoint that you kept`,
  kept === undefined
    ? 'Keep its checkpoint with --keep FILE: the next check then notices whether it was rewritten since.'
    : `The checkpoint is kept in ${kept}: the next check with --keep compares with it.`,
]

const goodLines = ({ log, content }: Checked, manner: Manner): readonly string[] => {
  const { published, withdrawn } = content.wording
  const { origin, root } = log.checkpoint ?? { origin: '', root: new Uint8Array() }
  const { cosignatures } = log
  return [
    `No doubt: ${origin} holds ${plural(log.entries, 'entry', 'entries')}, root ${toBase64(root)}`,
    '',
    'Checked:',
    `  the signature of the log${cosignatures.length > 0 ? `, and of ${cosignatures.map(({ key }) => key.name).join(', ')}` : '; no trusted witness signed'}`,
    '  every entry and every file of the log, up to the root that was signed',
    '  that each entry is in its published form and can follow those before it',
    `  the words behind the entries: ${plural(published, 'text', 'texts')} as published, ${withdrawn} withdrawn and said to be`,
    ...historyLines(manner),
    '',
    'This proves that nobody changed, removed, moved or added an entry, or changed published words, after the log signed.',
    'It does not prove that what was entered is true, that everything was entered, or that others are shown the same ledger:',
    'compare the root with theirs, or trust witnesses with --policy.',
  ]
}

/** What came of it, for people and for scripts. */
export const sayChecked = (checked: Checked, manner: Manner): Outcome => {
  const { log, content, grew } = checked
  const doubts = [...log.doubts, ...content.doubts].map((doubt) => ({
    ...doubt,
    ...(doubt.index === undefined ? {} : { index: String(doubt.index) }),
  }))
  const verified = doubts.length === 0
  const data = {
    verified,
    place: manner.place,
    ...(log.checkpoint && { origin: log.checkpoint.origin, size: String(log.checkpoint.size), root: toBase64(log.checkpoint.root) }),
    keyFromLedgerItself: manner.ownKey ?? null,
    cosignatures: log.cosignatures.map(({ key, timestamp }) => ({ name: key.name, at: new Date(Number(timestamp) * 1000).toISOString() })),
    comparedWithOlder: manner.since !== undefined,
    entries: String(log.entries),
    wording: content.wording,
    doubts,
    furtherDoubts: log.furtherDoubts + content.furtherDoubts,
    grewMeanwhile: grew,
    kept: manner.kept ?? null,
  }
  return { done: verified, data, lines: [...(verified ? goodLines(checked, manner) : doubtLines(checked)), ...warningOf(manner.ownKey)] }
}
