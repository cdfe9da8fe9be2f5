import { createHash } from 'node:crypto'
import type { Sealed } from '@heard/contracts'
import type { ProgrammeDefinition } from '@heard/contracts/engagement'
import { type Outline, outlineOf } from './programme.outline.ts'
import { reconcile } from './programme.reconcile.ts'
import { initial } from './programme.state.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A programme with one of each, small enough to compare whole. */
export const sample: ProgrammeDefinition = {
  id: 'small',
  kind: 'listening',
  name: { en: 'Small', ur: 'چھوٹا' },
  summary: { en: 'A small programme' },
  period: { from: '2022-01-01', to: '2022-12-31' },
  editions: [{ id: '2022', opens: '2022-01-01', closes: '2022-12-31' }],
  minimumAge: 16,
  languages: ['en', 'ur'],
  uncheckedLanguages: ['ur'],
  communities: [{ id: 'south-asian', name: { en: 'South Asian', ur: 'جنوبی ایشیائی' }, hint: { en: 'For example' } }],
  audiences: [],
  wards: [],
  stages: [
    {
      id: 'diagnosis',
      name: { en: 'Diagnosis' },
      questions: { needsAddressing: { en: 'What needs to change?' }, worksWell: { en: 'What works well?' } },
    },
  ],
  equality: [],
  objectives: [],
  organisations: [
    { id: 'ccg', name: { en: 'CCG' }, role: 'stakeholder', successor: 'icb' },
    { id: 'icb', name: { en: 'ICB' }, role: 'stakeholder' },
  ],
  purposes: [
    {
      id: 'analysis',
      wording: { en: 'To learn' },
      lawfulBasis: 'consent',
      specialCondition: 'explicit-consent',
      categories: ['narrative'],
      retention: { after: 'programme-closed', length: 12, unit: 'months' },
      readers: ['analyst'],
    },
  ],
  notices: [{ purpose: 'analysis', required: true, wording: { en: 'You may read it', ur: 'آپ پڑھ سکتے ہیں' }, unavailable: [] }],
  support: [{ id: 'samaritans', name: { en: 'Samaritans' }, what: { en: 'Talk' }, phone: '116 123', urgent: true }],
}

const sealedAs = (key: string): Sealed => ({ ref: `ref of ${key}`, binding: 'b' })

/** Every wording of the outline as if it had been sealed. */
export const sealedAll = (outline: Outline): ReadonlyMap<string, Sealed> =>
  new Map(reconcile(outline, initial, new Map()).unsealed.map(({ key }) => [key, sealedAs(key)]))

/** The command that loads a definition on a day, everything sealed. */
export const loading = (definition: ProgrammeDefinition, today: string) => {
  const outline = outlineOf(definition, sha256)
  return { type: 'Load' as const, outline, sealed: sealedAll(outline), today }
}

/** Content as `loading` has it sealed, for a wording in its canonical order. */
export const published = (key: string, payload: unknown) => ({ sealed: sealedAs(key), hash: sha256(JSON.stringify(payload)) })
