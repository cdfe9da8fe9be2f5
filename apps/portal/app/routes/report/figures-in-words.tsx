import type { PublicReport } from '@heard/contracts/reporting'
import { useMessages } from '../../i18n/translator.ts'

/** Where things stand, said in a few lines; what is nought is left out, except that all is kept or nobody is silent. */
export const FiguresInWords = ({ figures }: Pick<PublicReport, 'figures'>) => {
  const t = useMessages()
  const { recommendations, accepted, acceptedInPart, declined, silent, awaiting, commitments, overdue, claimed, confirmed, disputed } = figures
  const answered = [
    accepted > 0 && t('report.figures.accepted', { count: accepted }),
    acceptedInPart > 0 && t('report.figures.accepted-in-part', { count: acceptedInPart }),
    declined > 0 && t('report.figures.declined', { count: declined }),
    silent > 0 && t('report.figures.silent', { count: silent }),
    awaiting > 0 && t('report.figures.awaiting', { count: awaiting }),
  ].filter((line) => typeof line === 'string')
  const promised = [
    overdue > 0 && t('report.figures.overdue', { count: overdue }),
    claimed > 0 && t('report.figures.claimed', { count: claimed }),
    confirmed > 0 && t('report.figures.confirmed', { count: confirmed }),
    disputed > 0 && t('report.figures.disputed', { count: disputed }),
  ].filter((line) => typeof line === 'string')
  const groups = [
    { head: t('report.figures.recommendations', { count: recommendations }), lines: answered, shown: recommendations > 0 },
    { head: t('report.figures.commitments', { count: commitments }), lines: promised, shown: true },
  ]
  return (
    <div className="app-figures-in-words">
      {groups
        .filter(({ shown }) => shown)
        .map(({ head, lines }) => (
          <div key={head}>
            <p>
              <strong>{head}</strong>
            </p>
            {lines.length > 0 && (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </div>
        ))}
    </div>
  )
}
