import type { AnswerOf } from '@heard/contracts'
import type { LedgerContent, ledgerStatus, ShownEntry, showLedgerEntry } from '@heard/contracts/ledger'
import { boundWords, testLog } from '../app/ledger/check/test-log.fixture.ts'

const programme = 'luton-cancer'
export const commitment = '0198c6a0-0000-7000-8000-0000000000c1'
const promised = { programme, commitment, organisation: 'luton-council', by: 'luton-council' }
const text = boundWords({ language: 'en', text: 'Ring everybody <b>within</b> a week' })
const measure = boundWords({ language: 'ur', text: 'دس میں سے نو' }, 'm'.repeat(32))
const reason = boundWords({ language: 'en', text: 'Gone' }, 'r'.repeat(32))
const note = boundWords({ language: 'en', text: 'Lost' }, 'n'.repeat(32))

const contents: readonly LedgerContent[] = [
  { type: 'programme.opened', data: { programme, edition: '2026' } },
  { type: 'commitment.made', data: { ...promised, madeOn: '2026-10-01', due: '2027-05-01', measure: measure.binding, text: text.binding } },
  { type: 'commitment.amended', data: { ...promised, due: '2027-06-01', reason: reason.binding } },
  { type: 'progress.reported', data: { ...promised, on: '2026-11-20', state: 'under-way', note: note.binding } },
]
const wording: Readonly<Record<string, Omit<ShownEntry['wording'][number], 'field' | 'binding'>>> = {
  [text.binding]: { state: 'published', file: text.file },
  [measure.binding]: { state: 'published', file: measure.file },
  [reason.binding]: { state: 'withdrawn' },
  [note.binding]: { state: 'missing' },
}

const fact = (index: number) => `0198c6a0-0000-7000-8000-00000000000${index}`
const entries = contents.map((content, index) => ({ v: 1, fact: fact(index), at: `2026-11-2${index}T09:30:00.000Z`, ...content }) as const)
const leaves = entries.map((entry) => JSON.stringify(entry))

/** The signed log behind the entries of the fake services. */
export const log = testLog('heard.example/ledger', leaves)

/** The entries of the fake services, oldest first. */
export const shownEntries: readonly ShownEntry[] = entries.map((entry, index) => ({
  index: `${index}`,
  entry,
  wording: Object.entries(entry.data)
    .filter((each): each is [string, string] => String(each[1]) in wording)
    .map(([field, binding]) => ({ field, binding, ...(wording[binding] ?? { state: 'missing' }) })),
}))

export const ledgerNow: AnswerOf<typeof ledgerStatus> = {
  origin: 'heard.example/ledger',
  verifierKey: log.key,
  size: '4',
  checkpoint: log.checkpoint(),
  witnesses: [{ name: 'healthwatch.example/witness', size: '3', at: '2026-11-23T10:00:00Z' }, { name: 'paper.example/witness' }],
}

export const shownEntry = (index: number): AnswerOf<typeof showLedgerEntry> | undefined => {
  const [shown, leaf] = [shownEntries[index], leaves[index]]
  return shown && leaf !== undefined ? { ...shown, leaf, proof: log.proof(index) } : undefined
}
