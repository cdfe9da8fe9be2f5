import type { WithdrawnBecause, Wording } from '@heard/contracts/reporting'
import { directionOf, useLanguage } from '../i18n/language.ts'
import { useDay, useMessages } from '../i18n/translator.ts'
import { Prose } from './prose.tsx'

const useMark = (of: Wording): { lang?: string; dir?: 'ltr' | 'rtl' } => {
  const page = useLanguage()
  return of.status === 'open' && of.language !== page ? { lang: of.language, dir: directionOf(of.language) } : {}
}

const becauseKeys = {
  'names-a-person': 'report.text-withdrawn.names-a-person',
  'court-order': 'report.text-withdrawn.court-order',
  error: 'report.text-withdrawn.error',
} as const satisfies Record<WithdrawnBecause, string>

const Missing = ({ of }: { readonly of: Exclude<Wording, { status: 'open' }> }) => {
  const t = useMessages()
  const day = useDay()
  if (of.status === 'tampered') return <em>{t('report.wording-tampered')}</em>
  const { withdrawal } = of
  return <em>{withdrawal ? t(becauseKeys[withdrawal.because], { day: day(withdrawal.on) }) : t('report.wording-withdrawn')}</em>
}

/** Published wording within a line. */
export const WordingLine = ({ of }: { readonly of: Wording }) => {
  const mark = useMark(of)
  if (of.status !== 'open') return <Missing of={of} />
  return mark.lang === undefined ? of.text : <bdi {...mark}>{of.text}</bdi>
}

/** Published wording as blocks of its own. */
export const WordingBlock = ({ of }: { readonly of: Wording }) => {
  const mark = useMark(of)
  return of.status === 'open' ? (
    <div className="app-wording" {...mark}>
      <Prose text={of.text} />
    </div>
  ) : (
    <p>
      <Missing of={of} />
    </p>
  )
}
