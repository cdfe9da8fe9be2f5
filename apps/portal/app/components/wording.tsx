import type { WithdrawnBecause, Wording } from '@heard/contracts/reporting'
import { directionOf, useLanguage } from '../i18n/language.ts'
import { useDay, useMessages } from '../i18n/translator.ts'
import { Prose } from './prose.tsx'

const useMark = (of: Wording): { lang?: string; dir?: 'ltr' | 'rtl' } => {
  const page = useLanguage()
  return of.status === 'open' && of.language !== page ? { lang: of.language, dir: directionOf(of.language) } : {}
}

const becauseKeys = {
  text: {
    'names-a-person': 'report.text-withdrawn.names-a-person',
    'court-order': 'report.text-withdrawn.court-order',
    error: 'report.text-withdrawn.error',
  },
  file: {
    'names-a-person': 'report.file-withdrawn.names-a-person',
    'court-order': 'report.file-withdrawn.court-order',
    error: 'report.file-withdrawn.error',
  },
} as const satisfies Record<string, Record<WithdrawnBecause, string>>

/** What was withdrawn where wording is: a text, or the file that it names. */
type What = { readonly what?: keyof typeof becauseKeys }

const Missing = ({ of, what = 'text' }: What & { readonly of: Exclude<Wording, { status: 'open' }> }) => {
  const t = useMessages()
  const day = useDay()
  if (of.status === 'tampered') return <em>{t('report.wording-tampered')}</em>
  const { withdrawal } = of
  return <em>{withdrawal ? t(becauseKeys[what][withdrawal.because], { day: day(withdrawal.on) }) : t('report.wording-withdrawn')}</em>
}

/** Published wording within a line. */
export const WordingLine = ({ of, what = 'text' }: What & { readonly of: Wording }) => {
  const mark = useMark(of)
  if (of.status !== 'open') return <Missing of={of} what={what} />
  return mark.lang === undefined ? of.text : <bdi {...mark}>{of.text}</bdi>
}

/** Published wording as blocks of its own. */
export const WordingBlock = ({ of, what = 'text' }: What & { readonly of: Wording }) => {
  const mark = useMark(of)
  return of.status === 'open' ? (
    <div className="app-wording" {...mark}>
      <Prose text={of.text} />
    </div>
  ) : (
    <p>
      <Missing of={of} what={what} />
    </p>
  )
}
