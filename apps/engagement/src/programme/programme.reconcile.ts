import type { Sealed } from '@heard/contracts'
import type { PublishedContent } from '@heard/contracts/engagement'
import type { ProgrammeFact } from './programme.events.ts'
import type { Outline, OutlinedEntry, Worded } from './programme.outline.ts'
import { entryKey, type ProgrammeState } from './programme.state.ts'

/** A fact to record, or one that waits for its wording to be sealed. */
type Step = ProgrammeFact | { readonly wording: Worded; readonly fact: (content: PublishedContent) => ProgrammeFact }

/** Equal as JSON, whatever order the fields are in. */
const same = (a: unknown, b: unknown): boolean => {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.has(key) && same(value, right.get(key)))
}

const definition = ({ as, content: wording }: Outline, { defined }: ProgrammeState): Step[] =>
  defined && defined.hash === wording.hash && same(defined.as, as)
    ? []
    : [{ wording, fact: (content) => ({ type: 'ProgrammeDefined', data: { ...as, content } }) }]

const entry =
  (programme: string, { entries }: ProgrammeState) =>
  ({ entry: wanted, order, content: wording }: OutlinedEntry): Step[] => {
    const known = entries.get(entryKey(wanted))
    const there = known !== undefined && !known.removed
    if (there && known.hash === wording.hash && known.order === order && same(known.entry, wanted)) return []
    return [{ wording, fact: (content) => ({ type: there ? 'EntryChanged' : 'EntryAdded', data: { programme, entry: wanted, order, content } }) }]
  }

const removals = ({ programme, entries }: Outline, state: ProgrammeState): Step[] => {
  const wanted = new Set(entries.map((outlined) => entryKey(outlined.entry)))
  return [...state.entries].flatMap(([key, { entry: known, removed }]): Step[] =>
    removed || wanted.has(key) ? [] : [{ type: 'EntryRemoved', data: { programme, list: known.list, id: known.id } }],
  )
}

const notices = ({ programme, notices: wanted }: Outline, state: ProgrammeState): Step[] => [
  ...wanted.flatMap(({ purpose, required, consentMonths, words, content: wording }): Step[] => {
    const known = state.notices.get(purpose)
    const unchanged = known?.required === required && known.consentMonths === consentMonths && known.hash === wording.hash
    if (unchanged && !known.withdrawn) return []
    const validity = consentMonths === undefined ? {} : { consentMonths }
    const data = { programme, purpose, noticeVersion: (known?.version ?? 0) + 1, required, ...validity, words }
    return [{ wording, fact: (content) => ({ type: 'NoticePublished', data: { ...data, content } }) }]
  }),
  ...[...state.notices].flatMap(([purpose, { withdrawn }]): Step[] =>
    withdrawn || wanted.some((notice) => notice.purpose === purpose) ? [] : [{ type: 'NoticeWithdrawn', data: { programme, purpose } }],
  ),
]

const editions = ({ programme, editions: wanted }: Outline, state: ProgrammeState): Step[] =>
  wanted
    .filter((edition) => !same(state.editions.get(edition.id), edition))
    .map(({ id, opens, closes }) => ({ type: 'EditionOpened', data: { programme, edition: id, opens, closes } }))

/**
 * What has to be recorded so that the facts say what the file says; nothing when they do. What is missing from the file is removed, never forgotten.
 * `sealed` says where new wording is, by its key; `unsealed` is the wording that is not sealed yet.
 */
export const reconcile = (
  outline: Outline,
  state: ProgrammeState,
  sealed: ReadonlyMap<string, Sealed>,
): { readonly facts: readonly ProgrammeFact[]; readonly unsealed: readonly Worded[] } => {
  const facts: ProgrammeFact[] = []
  const unsealed: Worded[] = []
  const entries = outline.entries.flatMap(entry(outline.programme, state))
  const steps = [...definition(outline, state), ...entries, ...removals(outline, state), ...notices(outline, state), ...editions(outline, state)]
  for (const step of steps) {
    if ('type' in step) {
      facts.push(step)
      continue
    }
    const at = sealed.get(step.wording.key)
    if (at) facts.push(step.fact({ sealed: at, hash: step.wording.hash }))
    else unsealed.push(step.wording)
  }
  return { facts, unsealed }
}
