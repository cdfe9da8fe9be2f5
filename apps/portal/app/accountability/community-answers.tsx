import { type CommitmentStep, type PublicCommitment, seesLess, Verdict } from '@heard/contracts/reporting'
import { type Column, Table } from '../components/content.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { newest } from './report-view.ts'
import { verdictKeys } from './tags.tsx'

type Released = PublicCommitment['community'][number]

const columnKeys = { residents: 'report.verdict.residents', champions: 'report.verdict.champions' } as const
const countedKeys = { residents: 'report.community.residents', champions: 'report.community.champions' } as const
/** That answers were counted. */
export const releasedKeys = { residents: 'report.step.released.residents', champions: 'report.step.released.champions' } as const

const shown = ({ counts }: Pick<Released, 'counts'>): readonly Verdict[] => Verdict.options.filter((verdict) => counts[verdict] !== null)

/** What was counted when, and what to think of it. */
const About = ({ released, claims }: { readonly released: Released; readonly claims: number }) => {
  const t = useMessages()
  const day = useDay()
  return (
    <p>
      {t(countedKeys[released.from], { day: day(released.on) })}
      {released.claim < claims && ` ${t('report.community.earlier')}`}
      {shown(released).length === 0 && ` ${t('report.community.none-shown')}`}
    </p>
  )
}

/** What residents and champions said one by one, as numbers beside each other; neither is made into the other, nor into one. */
export const CommunityAnswers = ({ commitment: { community, claims, history } }: { readonly commitment: PublicCommitment }) => {
  const t = useMessages()
  if (community.length === 0) return null
  const columns = (['residents', 'champions'] as const).flatMap((from): Column<Verdict>[] => {
    const released = community.find((each) => each.from === from)
    return released ? [{ title: t(columnKeys[from]), cell: (verdict) => released.counts[verdict] ?? t('figures.withheld'), numeric: true }] : []
  })
  const claim = newest(history, 'outcome-claimed')
  const isDoubted = claim && community.some((released) => released.claim === claims && shown(released).some((seen) => seesLess(seen, claim.level)))
  return (
    <>
      <Table
        caption={t('report.community.title')}
        columns={[{ title: t('report.community.seen'), cell: (verdict) => t(verdictKeys[verdict]) }, ...columns]}
        rows={Verdict.options}
        keyOf={(verdict) => verdict}
      />
      {isDoubted && (
        <p>
          <strong>{t('report.community.less')}</strong>
        </p>
      )}
      {community.map((released) => (
        <About key={released.from} released={released} claims={claims} />
      ))}
      <p className="app-quiet">{t('report.community.how')}</p>
    </>
  )
}

/** The same in a history. */
export const AnswersCounted = ({ step }: { readonly step: Extract<CommitmentStep, { what: 'verdicts-released' }> }) => {
  const t = useMessages()
  const levels = shown(step)
  return (
    <>
      <p>
        {t(releasedKeys[step.from])}
        {levels.length === 0 && ` ${t('report.community.none-shown')}`}
      </p>
      {levels.length > 0 && (
        <ul>
          {levels.map((verdict) => (
            <li key={verdict}>{t('report.step.released.about', { answer: t(verdictKeys[verdict]), people: step.counts[verdict] ?? 0 })}</li>
          ))}
        </ul>
      )}
    </>
  )
}
