import type { PublicCommitment } from '@heard/contracts/reporting'
import { Details, SummaryList } from '../components/content.tsx'
import { WordingBlock, WordingLine } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { CommitmentHistory } from './commitment-history.tsx'
import { Milestones } from './milestones.tsx'
import { NamedLinks } from './named-links.tsx'
import { OrganisationName, useAnswersNow } from './names.tsx'
import { PublishedFiles } from './published-files.tsx'
import { CommitmentTags, progressKeys } from './tags.tsx'
import { ClaimAndVerdicts } from './verdicts.tsx'

/** Who answers today for what another organisation was asked or promised. Nothing where it is the same. */
export const Successor = ({ of }: { readonly of: string }) => {
  const t = useMessages()
  const now = useAnswersNow(of)
  if (now === undefined) return null
  return <span className="app-successor"> {t.rich('report.answers-now', { organisation: <OrganisationName key="now" id={now} /> })}</span>
}

type BodyProps = {
  readonly commitment: PublicCommitment
  /** Left out where they stand on their own. */
  readonly withMilestones?: boolean
}

const Facts = ({ commitment, withMilestones = true }: BodyProps) => {
  const t = useMessages()
  const day = useDay()
  const { organisation, ownerRole, madeOn, due, measure, milestones, progress } = commitment
  return (
    <SummaryList
      rows={[
        {
          key: t('report.commitment.owner'),
          value: (
            <>
              <OrganisationName id={organisation} />
              <Successor of={organisation} />
            </>
          ),
        },
        ...(ownerRole ? [{ key: t('report.commitment.role'), value: <WordingLine of={ownerRole} /> }] : []),
        { key: t('report.commitment.made'), value: day(madeOn) },
        { key: t('report.commitment.due'), value: day(due) },
        { key: t('report.commitment.measure'), value: <WordingBlock of={measure} /> },
        ...(withMilestones && milestones.length > 0 ? [{ key: t('report.milestones'), value: <Milestones of={milestones} /> }] : []),
        ...(progress
          ? [
              {
                key: t('report.commitment.progress'),
                value: (
                  <>
                    <p>
                      <strong>{t(progressKeys[progress.state])}</strong> ({day(progress.on)})
                    </p>
                    <WordingBlock of={progress.note} />
                    <NamedLinks links={progress.links} />
                    <PublishedFiles files={progress.files} />
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** That the programme brought it in, and from where; nothing where the organisation made it here. */
const BroughtIn = ({ of: { brought } }: { readonly of: Pick<PublicCommitment, 'brought'> }) => {
  const t = useMessages()
  return brought ? (
    <div className="app-quiet nhsuk-u-margin-bottom-4">
      <p>{t('report.brought')}</p>
      <WordingBlock of={brought.source} />
    </div>
  ) : null
}

/** The body of a commitment, without a heading: what, whose, by when, how one can tell, and what came of it. */
export const CommitmentBody = (props: BodyProps) => (
  <>
    <BroughtIn of={props.commitment} />
    <Facts {...props} />
    <ClaimAndVerdicts commitment={props.commitment} />
  </>
)

/** A commitment in a list; `href` is its own page. */
export const CommitmentCard = ({ commitment, href }: { readonly commitment: PublicCommitment; readonly href: string }) => {
  const t = useMessages()
  return (
    <li className="app-commitment" id={commitment.id}>
      <p>
        <CommitmentTags commitment={commitment} />
      </p>
      <div className="app-commitment__text">
        <a href={href}>
          <WordingLine of={commitment.text} />
        </a>
      </div>
      <CommitmentBody commitment={commitment} />
      <Details summary={t('report.history-of-commitment', { steps: commitment.history.length })}>
        <CommitmentHistory history={commitment.history} />
      </Details>
    </li>
  )
}
