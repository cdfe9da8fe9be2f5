import type { ReportChange, ReportContent, Wording } from '@heard/contracts/reporting'
import type { ReactNode } from 'react'
import { releasedKeys } from '../../accountability/community-answers.tsx'
import { OrganisationName } from '../../accountability/names.tsx'
import { answerKeys, claimedKeys, milestoneKeys, verdictKeys } from '../../accountability/tags.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { useReportPaths } from './asked.tsx'

const Organisation = ({ id }: { readonly id: string }) => <OrganisationName key={id} id={id} />

type OfMilestone = Extract<ReportChange, { readonly what: `milestone-${string}` }>

const MilestoneSentence = ({ of, organisation }: { readonly of: OfMilestone; readonly organisation: ReactNode }) => {
  const t = useMessages()
  const day = useDay()
  const due = 'due' in of ? day(of.due) : ''
  return (
    <>
      {t.rich(milestoneKeys[of.what], { organisation, due, day: 'on' in of ? day(of.on) : due })} <WordingLine of={of.text} />
      {of.what === 'milestone-moved' && ` (${t('report.milestone.due', { day: due })})`}.
    </>
  )
}

/** What happened, said in a sentence before the name of what it happened to. */
const Sentence = ({ of }: { readonly of: ReportChange }): ReactNode => {
  const t = useMessages()
  const day = useDay()
  if (of.what === 'withdrawn') return t('edition.change.withdrawn')
  const organisation = <Organisation id={'by' in of ? of.by : of.organisation} />
  switch (of.what) {
    case 'asked':
      return t.rich('report.asked', { organisation, day: day(of.on) })
    case 'answered':
      return t.rich(answerKeys[of.answer], { organisation })
    case 'answer-amended':
      return (
        <>
          {t('report.step.answer-amended')} {t.rich(answerKeys[of.answer], { organisation })}
        </>
      )
    case 'silent':
      return t.rich('report.step.silent', { organisation, day: day(of.since) })
    case 'promised':
      return t.rich('report.step.made', { organisation, due: day(of.due) })
    case 'amended':
      return t.rich('edition.change.amended', { organisation })
    case 'missed':
      return t.rich('edition.change.missed', { organisation, day: day(of.due) })
    case 'claimed':
      return t.rich(claimedKeys[of.level], { organisation })
    case 'milestone-added':
    case 'milestone-moved':
    case 'milestone-reached':
    case 'milestone-dropped':
    case 'milestone-missed':
      return <MilestoneSentence of={of} organisation={organisation} />
    case 'verdict':
      return (
        <>
          {t(of.from === 'residents' ? 'report.verdict.residents' : 'report.verdict.champions')} {t(verdictKeys[of.verdict])}.
        </>
      )
    case 'verdicts-released':
      return t(releasedKeys[of.from])
  }
}

type Named = Pick<ReportContent, 'recommendations' | 'commitments'>

const nameOf = (change: ReportChange, { recommendations, commitments }: Named): Wording | undefined =>
  'commitment' in change
    ? commitments.find(({ id }) => id === change.commitment)?.text
    : recommendations.find(({ id }) => id === change.recommendation)?.title

type ChangesProps = { readonly changes: readonly ReportChange[]; readonly content: Named }

/** What is in a report and was not in the one before, a sentence each, with what it is about. */
export const Changes = ({ changes, content }: ChangesProps) => {
  const paths = useReportPaths()
  return (
    <ul className="app-changes">
      {changes.map((change, index) => {
        const name = nameOf(change, content)
        const href = 'commitment' in change ? paths.commitment(change.commitment) : paths.recommendation(change.recommendation)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: what changed stands in a fixed order
          <li key={index}>
            <Sentence of={change} /> {name && <a href={href}>{<WordingLine of={name} />}</a>}
          </li>
        )
      })}
    </ul>
  )
}
