import type { PublicCommitment } from '@heard/contracts/reporting'
import { WordingBlock } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { CommunityAnswers } from './community-answers.tsx'
import { NamedLinks } from './named-links.tsx'
import { OrganisationName } from './names.tsx'
import { newest } from './report-view.ts'
import { claimKeys, verdictKeys } from './tags.tsx'

type Judged = Pick<PublicCommitment['verdicts'][number], 'from' | 'verdict' | 'people'>
const fromKeys = { residents: 'report.verdict.residents', champions: 'report.verdict.champions' } as const

/** Who says what; how many, where the public may know it. */
export const VerdictSentence = ({ from, verdict, people }: Judged) => {
  const t = useMessages()
  return (
    <>
      {t(fromKeys[from])} <strong>{t(verdictKeys[verdict])}</strong>
      {people !== null && ` ${t('report.verdict.people', { people })}`}
    </>
  )
}

/** What the organisation says of its promise, beside what the community sees: neither stands alone. */
export const ClaimAndVerdicts = ({ commitment }: { readonly commitment: PublicCommitment }) => {
  const { history, organisation, verdicts, community } = commitment
  const t = useMessages()
  const day = useDay()
  const claim = newest(history, 'outcome-claimed')
  if (!claim && verdicts.length === 0 && community.length === 0) return null
  return (
    <div className="app-sides">
      <div className="app-sides__side">
        <p>
          <strong>{t.rich('report.claim.organisation', { organisation: <OrganisationName key="by" id={claim?.by ?? organisation} /> })}</strong>
        </p>
        {claim ? (
          <>
            <p>
              <strong>{t(claimKeys[claim.level], { day: day(claim.on) })}</strong>
            </p>
            <WordingBlock of={claim.text} />
            <NamedLinks links={claim.links} />
          </>
        ) : (
          <p>{t('report.claim.none')}</p>
        )}
      </div>
      <div className="app-sides__side">
        <p>
          <strong>{t('report.claim.community')}</strong>
        </p>
        <CommunityAnswers commitment={commitment} />
        {verdicts.length === 0 && community.length === 0 && <p>{t('report.claim.no-verdict')}</p>}
        {verdicts.length > 0 && <p className="app-quiet">{t('report.community.meeting')}</p>}
        {verdicts.map((verdict) => (
          <p key={verdict.from}>
            <VerdictSentence {...verdict} /> <span className="app-quiet">({day(verdict.on)})</span>
          </p>
        ))}
      </div>
    </div>
  )
}
