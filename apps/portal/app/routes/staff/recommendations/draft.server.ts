import type { Call } from '@heard/contracts'
import { Id, Slug } from '@heard/contracts'
import {
  type CitedExcerpt,
  EvidenceStrength,
  longest,
  Priority,
  type RecommendationDraft,
  showContribution,
  ThemeId,
} from '@heard/contracts/reporting'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { checkTyped } from '../../../services/typed.ts'
import { quoted } from '../contributions/quote.ts'
import { excerptIn, rowsIn } from './excerpts.ts'

const whyNot = {
  nothing: 'Enter the words that the recommendation rests on',
  nowhere: 'These words are not in the de-identified text. Copy them exactly as they stand there',
  several: 'These words stand in more than one place. Add some of the words around them',
} as const
const closed = {
  'not-de-identified': 'This contribution is not de-identified yet, so none of its words can be used',
  hard: 'This contribution is hard to read; open it on its own page first',
  withdrawn: 'This contribution was withdrawn and can no longer be used',
  refused: 'You may not open this contribution for this purpose',
  tampered: 'The text of this contribution is not what was recorded; tell the data protection officer',
} as const

type Found = { readonly excerpt: CitedExcerpt } | { readonly error: FieldError }

/** Finds quoted words in the de-identified text; opening it is recorded. */
const locate = async (
  call: Call,
  programme: string,
  row: { readonly number: number; readonly contribution: string; readonly quote: string },
): Promise<Found> => {
  const [idField, quoteField] = [`contribution-${row.number}`, `quote-${row.number}`]
  const id = Id.safeParse(row.contribution)
  if (!id.success) return { error: { field: idField, message: 'Enter the id of the contribution, as its page shows it' } }
  const called = await call(showContribution, { params: { programme, contribution: id.data }, query: { despite: 'warning' } })
  if (!called.ok) {
    const message =
      called.status === 403 ? 'Your role cannot open contributions. Ask an analyst to add these words' : 'There is no contribution with this id'
    return { error: { field: idField, message } }
  }
  const { words } = called.body
  if (words.status !== 'open') return { error: { field: idField, message: closed[words.status] } }
  const stretch = quoted(words.words, row.quote, '')
  return typeof stretch === 'string'
    ? { error: { field: quoteField, message: whyNot[stretch] } }
    : { excerpt: { contribution: id.data, field: stretch.field, from: stretch.from, to: stretch.to } }
}

const draftTyped = [
  { name: 'title', longest: longest.title, missing: 'Enter a title' },
  { name: 'text', longest: longest.text, missing: 'Enter what is recommended' },
]
const becauseTyped = [{ name: 'because', longest: longest.because, missing: 'Say in a sentence why the evidence is that strong' }]

type Draft = { readonly draft: RecommendationDraft } | { readonly errors: readonly FieldError[] }

/** A recommendation as a form holds it, with its quoted words found in the contributions. */
export const readDraft = async (call: Call, programme: string, values: FormValues): Promise<Draft> => {
  const organisations = (values.organisations ?? []).filter((organisation) => Slug.safeParse(organisation).success)
  const priority = Priority.safeParse(first(values, 'priority'))
  const strength = EvidenceStrength.safeParse(first(values, 'strength'))
  const objective = Slug.safeParse(first(values, 'objective'))
  const themes = (values.themes ?? []).filter((theme) => ThemeId.safeParse(theme).success)
  const kept = (values.excerpt ?? []).flatMap((printed) => excerptIn(printed) ?? [])
  const typed = rowsIn(values).filter(({ contribution, quote }) => contribution !== '' || quote.trim() !== '')
  const found: Found[] = []
  for (const row of typed) found.push(await locate(call, programme, row))
  const excerpts = [...kept, ...found.flatMap((each) => ('excerpt' in each ? [each.excerpt] : []))]
  const unfound = found.flatMap((each) => ('error' in each ? [each.error] : []))
  const rests = themes.length > 0 || excerpts.length > 0 || unfound.length > 0
  const errors: FieldError[] = [
    ...(organisations.length > 0 ? [] : [{ field: 'organisations', message: 'Choose at least one organisation that is asked' }]),
    ...checkTyped(values, draftTyped),
    ...(rests ? [] : [{ field: 'themes', message: 'Choose at least one theme, or quote the words that it rests on' }]),
    ...unfound,
    ...(priority.success ? [] : [{ field: 'priority', message: 'Choose how soon it is needed' }]),
    ...(strength.success ? [] : [{ field: 'strength', message: 'Choose how strong the evidence is' }]),
    ...checkTyped(values, becauseTyped),
  ]
  if (!priority.success || !strength.success || errors.length > 0) return { errors }
  return {
    draft: {
      organisations,
      priority: priority.data,
      strength: { level: strength.data, because: first(values, 'because') ?? '' },
      ...(objective.success ? { objective: objective.data } : {}),
      themes,
      excerpts,
      title: (first(values, 'title') ?? '').trim(),
      text: first(values, 'text') ?? '',
      language: first(values, 'language') ?? 'en',
    },
  }
}

/** Where a refusal of a draft is shown. */
export const draftFields = {
  codes: {
    'unknown-organisation': 'organisations',
    'unknown-objective': 'objective',
    'unknown-theme': 'themes',
    'unknown-excerpt': 'contribution-1',
  },
  otherwise: 'title',
}
