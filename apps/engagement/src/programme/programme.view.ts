import { given, type LocalText } from '@heard/contracts'
import {
  baseLanguage,
  type EntryList,
  EntryWords,
  equalityPurpose,
  type ProgrammeView,
  ProgrammeWords,
  Translated,
} from '@heard/contracts/engagement'
import { entriesOf, type NoticeRow, type ProgrammeRows, type RowOf } from './programme.rows.ts'

/** Opened wording by reference; what was withdrawn is not there. */
export type OpenWording = ReadonlyMap<string, unknown>

/** The language that is spoken here for somebody who asks for this one: itself, the same without its region, or English. */
export const closest = (languages: Iterable<string>, language: string): string => {
  const spoken = new Set(languages)
  return [language, language.split('-')[0]].find((candidate) => candidate !== undefined && spoken.has(candidate)) ?? baseLanguage
}

/** Wording in this language, or in English with English said to be its language. */
export const inLanguage = (wording: Translated, language: string): LocalText => {
  const spoken = closest(Object.keys(wording), language)
  return { language: spoken, text: wording[spoken] ?? '' }
}

/** Everything a programme's wording is behind. */
export const refsOf = ({ ref, entries, notices }: ProgrammeRows): readonly string[] => [
  ref,
  ...entries.map((row) => row.ref),
  ...notices.map((notice) => notice.ref),
]

/** The programme in a language; nothing when its name was withdrawn. An entry whose wording was withdrawn is left out. */
export const viewOf = (rows: ProgrammeRows, open: OpenWording, language: string): ProgrammeView | undefined => {
  const words = ProgrammeWords.safeParse(open.get(rows.ref))
  if (!words.success) return undefined
  const local = (wording: Translated): LocalText => inLanguage(wording, language)
  const each = <L extends EntryList, T>(list: L, view: (entry: RowOf<L>['entry'], words: EntryWords) => T): T[] =>
    entriesOf(rows, list).flatMap((row) => {
      const { success, data } = EntryWords.safeParse(open.get(row.ref))
      return success ? [view(row.entry, data)] : []
    })
  const named = ({ id: entry }: { readonly id: string }, { name, hint }: EntryWords) => ({
    id: entry,
    name: local(name),
    ...given({ hint: hint && local(hint) }),
  })
  const notice = ({ purpose, version, required, months, words: hashes, ref }: NoticeRow): ProgrammeView['notices'] => {
    const { success, data } = Translated.safeParse(open.get(ref))
    if (!success) return []
    const wording = local(data)
    return [{ purpose, version, hash: hashes[wording.language] ?? '', wording, required, ...given({ consentMonths: months ?? undefined }) }]
  }
  const { id, kind, status, minimumAge, languages, edition, equality: topics } = rows
  const notices = rows.notices.flatMap(notice)
  const agreement = notices.find(({ purpose }) => purpose === equalityPurpose)
  return {
    id,
    edition: edition.id,
    kind,
    status,
    name: local(words.data.name),
    summary: local(words.data.summary),
    opens: edition.opens,
    closes: edition.closes,
    minimumAge,
    languages: [...languages],
    communities: each('community', named),
    audiences: each('audience', named),
    wards: each('ward', named),
    stages: each('stage', named),
    objectives: each('objective', named),
    organisations: each('organisation', ({ id: organisation, role, successor }, { name }) => ({
      id: organisation,
      name: local(name),
      role,
      ...given({ successor }),
    })),
    notices: notices.filter(({ purpose }) => purpose !== equalityPurpose),
    ...given({ equality: agreement && topics.length > 0 ? { topics: [...topics], notice: agreement } : undefined }),
    support: each('support', ({ id: entry, urgent }, { name, what, phone, web }) => ({
      id: entry,
      name: local(name),
      what: local(what ?? name),
      ...given({ phone, web }),
      urgent,
    })),
  }
}
