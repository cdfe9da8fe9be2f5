import { CheckAnswer, type DraftCheck, type RecommendationStep, type VerdictBy } from '@heard/contracts/reporting'
import { type Column, Table } from '../components/content.tsx'
import { type MessageKey, useDay, useMessages } from '../i18n/translator.ts'
import { checkKeys } from './tags.tsx'

const columnKeys = { residents: 'report.check.of-residents', champions: 'report.check.of-champions' } as const

const askedKey = (from: readonly VerdictBy[]): MessageKey => {
  if (from.length > 1) return 'report.check.both'
  return from.includes('champions') ? 'report.check.champions' : 'report.check.residents'
}

type Counts = NonNullable<DraftCheck['closed']>['counts']

const isShown = (counts: Counts): boolean =>
  [counts.residents, counts.champions].some((group) => CheckAnswer.options.some((answer) => (group?.[answer] ?? null) !== null))

/** What was said in a check, as far as numbers may be shown; nothing where none may. */
export const CheckCounted = ({ counts }: { readonly counts: Counts }) => {
  const t = useMessages()
  if (!isShown(counts)) return <p>{t('report.community.none-shown')}</p>
  const columns = (['residents', 'champions'] as const).flatMap((from): Column<CheckAnswer>[] => {
    const group = counts[from]
    return group ? [{ title: t(columnKeys[from]), cell: (answer) => group[answer] ?? t('figures.withheld'), numeric: true }] : []
  })
  return (
    <>
      <Table
        caption={t('report.check.title')}
        columns={[{ title: t('report.check.answer'), cell: (answer) => t(checkKeys[answer]) }, ...columns]}
        rows={CheckAnswer.options}
        keyOf={(answer) => answer}
      />
      <p className="app-quiet">{t('report.community.how')}</p>
    </>
  )
}

/** That people were asked to check the draft, what they said, and whether it was changed after that: of the newest time it was asked. */
export const DraftChecked = ({ checks }: { readonly checks: readonly DraftCheck[] }) => {
  const t = useMessages()
  const day = useDay()
  const newest = checks.at(-1)
  if (!newest) return null
  return (
    <>
      <p>
        {t(askedKey(newest.from), { day: day(newest.on) })} {t(newest.changed ? 'report.check.changed' : 'report.check.unchanged')}
      </p>
      {newest.closed && <CheckCounted counts={newest.closed.counts} />}
    </>
  )
}

type CheckStep = Extract<RecommendationStep, { what: 'draft-check-asked' | 'draft-check-closed' }>

/** The same in a history. */
export const CheckStepLine = ({ step }: { readonly step: CheckStep }) => {
  const t = useMessages()
  const day = useDay()
  if (step.what === 'draft-check-asked') return <p>{t(askedKey(step.from), { day: day(step.at) })}</p>
  return <p>{t('report.check.counted')}</p>
}
