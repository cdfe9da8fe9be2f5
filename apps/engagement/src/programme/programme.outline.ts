import type {
  EntryWords,
  NamedDefinition,
  NoticeDefinition,
  OrganisationDefinition,
  ProgrammeDefinition,
  ProgrammeEntry,
  ProgrammeWords,
  PurposeDefinition,
  StageDefinition,
  SupportDefinition,
} from '@heard/contracts/engagement'
import type { Edition, ProgrammeState } from './programme.state.ts'

type Words = Readonly<Record<string, string>>
type Payload = Readonly<Record<string, string | Words>>

/** Wording that is to be published, with its SHA-256; `key` says where it belongs. */
export type Worded = { readonly key: string; readonly payload: Payload; readonly hash: string }
export type OutlinedEntry = { readonly entry: ProgrammeEntry; readonly order: number; readonly content: Worded }
export type OutlinedNotice = {
  readonly purpose: string
  readonly required: boolean
  readonly consentMonths?: number
  readonly words: Words
  readonly content: Worded
}

/** A definition as facts see it: enumerations and days on one side, wording with its hashes on the other. */
export type Outline = {
  readonly programme: string
  readonly as: NonNullable<ProgrammeState['defined']>['as']
  readonly content: Worded
  readonly entries: readonly OutlinedEntry[]
  readonly notices: readonly OutlinedNotice[]
  readonly editions: readonly Edition[]
}

/** SHA-256 as hex, from outside. */
export type Hash = (text: string) => string

const sorted = (words: Words): Words => Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)))

/** The same content in the same order, whatever order the file has it in, and nothing for what is left out. */
const canonical = (payload: EntryWords | ProgrammeWords): Payload =>
  Object.fromEntries(
    Object.entries(payload)
      .filter((pair): pair is [string, string | Words] => pair[1] !== undefined)
      .map(([field, value]): [string, string | Words] => [field, typeof value === 'string' ? value : sorted(value)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

type Piece = readonly [entry: ProgrammeEntry, words: EntryWords]

const named =
  (list: 'community' | 'audience' | 'ward' | 'objective') =>
  ({ id, name, hint }: NamedDefinition): Piece => [
    { list, id },
    { name, hint },
  ]
const stage = ({ id, name, hint, questions }: StageDefinition): Piece => [
  { list: 'stage', id },
  { name, hint, ...questions },
]
const organisation = ({ name, ...rest }: OrganisationDefinition): Piece => [{ list: 'organisation', ...rest }, { name }]
const purpose = ({ wording: name, ...rest }: PurposeDefinition): Piece => [{ list: 'purpose', ...rest }, { name }]
/** What its directory says of it is kept there, by staff. */
const support = ({ id, urgent, directory: _directory, ...words }: SupportDefinition): Piece => [{ list: 'support', id, urgent }, words]

const piecesOf = (definition: ProgrammeDefinition): readonly (readonly Piece[])[] => [
  definition.communities.map(named('community')),
  definition.audiences.map(named('audience')),
  definition.wards.map(named('ward')),
  definition.stages.map(stage),
  definition.objectives.map(named('objective')),
  definition.organisations.map(organisation),
  definition.purposes.map(purpose),
  definition.support.map(support),
]

/** The outline of a definition. */
export const outlineOf = (definition: ProgrammeDefinition, hash: Hash): Outline => {
  const { id: programme, kind, period, minimumAge, languages, uncheckedLanguages, equality, name, summary, editions } = definition
  const worded = (key: string, payload: Payload): Worded => ({ key, payload, hash: hash(JSON.stringify(payload)) })
  const notice = ({ purpose: id, required, consentMonths, wording }: NoticeDefinition): OutlinedNotice => ({
    purpose: id,
    required,
    ...(consentMonths === undefined ? {} : { consentMonths }),
    words: Object.fromEntries(Object.entries(sorted(wording)).map(([language, words]) => [language, hash(words)])),
    content: worded(`notice/${id}`, sorted(wording)),
  })
  return {
    programme,
    as: { programme, kind, period, minimumAge, languages, uncheckedLanguages, ...(equality.length > 0 ? { equality } : {}) },
    content: worded('programme', canonical({ name, summary })),
    entries: piecesOf(definition).flatMap((pieces) =>
      pieces.map(([entry, words], order) => ({ entry, order, content: worded(`${entry.list}/${entry.id}`, canonical(words)) })),
    ),
    notices: definition.notices.map(notice),
    editions,
  }
}
