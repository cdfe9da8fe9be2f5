import type { EntryList, ProgrammeEntry, ProgrammeStatus } from '@heard/contracts/engagement'
import type { ProgrammeFact } from './programme.events.ts'

type Defined = Omit<ProgrammeFactData<'ProgrammeDefined'>, 'content'>
type ProgrammeFactData<T extends ProgrammeFact['type']> = Extract<ProgrammeFact, { type: T }>['data']

export type KnownEntry = { readonly entry: ProgrammeEntry; readonly order: number; readonly hash: string; readonly removed: boolean }
export type KnownNotice = {
  readonly version: number
  readonly required: boolean
  readonly consentMonths: number | undefined
  readonly hash: string
  readonly withdrawn: boolean
}
export type Edition = { readonly id: string; readonly opens: string; readonly closes: string }

export type ProgrammeState = {
  readonly defined: { readonly as: Defined; readonly hash: string } | undefined
  /** Every entry there ever was, by `entryKey`. */
  readonly entries: ReadonlyMap<string, KnownEntry>
  /** The newest notice of every purpose there ever was one for. */
  readonly notices: ReadonlyMap<string, KnownNotice>
  readonly editions: ReadonlyMap<string, Edition>
  readonly status: ProgrammeStatus
  /** The edition whose reporting has started. */
  readonly reported: string | undefined
}

export const initial: ProgrammeState = {
  defined: undefined,
  entries: new Map(),
  notices: new Map(),
  editions: new Map(),
  status: 'planned',
  reported: undefined,
}

export const entryKey = ({ list, id }: { readonly list: EntryList; readonly id: string }): string => `${list}/${id}`

const having = <V>(map: ReadonlyMap<string, V>, key: string, value: V | undefined): ReadonlyMap<string, V> =>
  value === undefined ? map : new Map(map).set(key, value)

const removed = (entry: KnownEntry | undefined): KnownEntry | undefined => entry && { ...entry, removed: true }
const withdrawn = (notice: KnownNotice | undefined): KnownNotice | undefined => notice && { ...notice, withdrawn: true }

export const evolve = (state: ProgrammeState, { type, data }: ProgrammeFact): ProgrammeState => {
  switch (type) {
    case 'ProgrammeDefined': {
      const { content, ...as } = data
      return { ...state, defined: { as, hash: content.hash } }
    }
    case 'EntryAdded':
    case 'EntryChanged': {
      const { entry, order, content } = data
      return { ...state, entries: having(state.entries, entryKey(entry), { entry, order, hash: content.hash, removed: false }) }
    }
    case 'EntryRemoved':
      return { ...state, entries: having(state.entries, entryKey(data), removed(state.entries.get(entryKey(data)))) }
    case 'NoticePublished': {
      const { purpose, noticeVersion: version, required, consentMonths, content } = data
      return { ...state, notices: having(state.notices, purpose, { version, required, consentMonths, hash: content.hash, withdrawn: false }) }
    }
    case 'NoticeWithdrawn':
      return { ...state, notices: having(state.notices, data.purpose, withdrawn(state.notices.get(data.purpose))) }
    case 'EditionOpened':
      return { ...state, editions: having(state.editions, data.edition, { id: data.edition, opens: data.opens, closes: data.closes }) }
    case 'ProgrammeOpened':
      return { ...state, status: 'open' }
    case 'ReportingStarted':
      return { ...state, status: 'reporting', reported: data.edition }
    case 'ProgrammeClosed':
      return { ...state, status: 'closed' }
    case 'ProgrammeArchived':
      return { ...state, status: 'archived' }
  }
}

/** The edition in force: the one that opens last. */
export const editionInForce = (editions: Iterable<Edition>): Edition | undefined =>
  [...editions].reduce<Edition | undefined>((last, edition) => (last && last.opens > edition.opens ? last : edition), undefined)

/** Whether the edition runs on this day, its first and last included. */
export const runsOn = ({ opens, closes }: Pick<Edition, 'opens' | 'closes'>, today: string): boolean => opens <= today && today <= closes
