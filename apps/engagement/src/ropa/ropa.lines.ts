import type { LocalText } from '@heard/contracts'
import { type FieldMap, fieldMap, type LawfulBasis, type ProgrammeEntry, type RopaLine, shortLivedMap } from '@heard/contracts/engagement'

type Purpose = Extract<ProgrammeEntry, { list: 'purpose' }>
export type WordedPurpose = { readonly entry: Purpose; readonly wording: LocalText }
type Notice = { readonly purpose: string; readonly version: number; readonly required: boolean }

const stored: FieldMap = { ...fieldMap, ...shortLivedMap }
const DPIA = 'docs/dpia.md'
const none = { automatedDecisions: 'none', transfers: 'none', dpia: DPIA } as const

/** Uses that show or pass on what is held; everything else stays with the roles that may open it. */
const outside: Readonly<Record<string, RopaLine['recipients']>> = {
  publication: ['public'],
  'anonymous-quotation': ['public'],
  'named-quotation': ['public'],
  'share-partner': ['partner-organisations'],
  'self-referral': ['partner-organisations'],
}

const lineOf = ({ entry, wording }: WordedPurpose, notices: readonly Notice[]): RopaLine => {
  const { id, uses, lawfulBasis, specialCondition, categories, retention, readers } = entry
  const held = Object.entries(stored).filter(([, { purpose }]) => purpose === (uses ?? id))
  const notice = notices.find(({ purpose }) => purpose === id)
  return {
    purpose: id,
    wording,
    ...(uses === undefined ? {} : { uses }),
    lawfulBasis,
    specialCondition,
    categories,
    subjects: [...new Set(held.flatMap(([, { whose }]) => whose))],
    sources: [...new Set(held.flatMap(([, { from }]) => from))],
    fields: held.map(([field]) => field),
    retention,
    readers,
    recipients: outside[id] ?? [],
    location: id === 'analysis' ? ['vault', 'analysis-index'] : ['vault'],
    ...(notice ? { notice: { version: notice.version, required: notice.required } } : {}),
    consentRecords: notice !== undefined,
    ...none,
  }
}

/** Accounts belong to the installation, so no registry has them; who runs it says on what basis it publishes, and has its staff sign in on the same. */
const accounts = (lawfulBasis: LawfulBasis): RopaLine => ({
  purpose: 'accounts',
  wording: {
    language: 'en',
    text: 'So that those who work with a programme can sign in, and so that it can be seen in which role something was done.',
  },
  lawfulBasis,
  specialCondition: 'none',
  categories: ['name', 'contact'],
  subjects: ['staff', 'contacts-of-organisations', 'volunteers'],
  sources: ['staff-and-organisations'],
  fields: [
    'accounts.name',
    'accounts.e-mail',
    'accounts.password-hash',
    'accounts.passkeys',
    'accounts.app-key',
    'accounts.grants',
    'accounts.sessions',
  ],
  readers: ['administrator'],
  recipients: [],
  location: ['accounts'],
  consentRecords: false,
  ...none,
})

/** The record of processing of one programme: its purposes in their order, and the accounts. */
export const ropaLines = (purposes: readonly WordedPurpose[], notices: readonly Notice[]): RopaLine[] => [
  ...purposes.map((purpose) => lineOf(purpose, notices)),
  accounts(purposes.find(({ entry }) => entry.id === 'publication')?.entry.lawfulBasis ?? 'legitimate-interests'),
]
