import type { FollowedBy } from '@heard/contracts/champions'
import type { ReactNode } from 'react'
import { CommitmentTags, StandingTags } from '../../accountability/tags.tsx'
import { WordingLine } from '../../components/wording.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import type { Followable } from './followed.server.ts'

type Decision = { readonly decision: string; readonly text?: string | undefined; readonly followedBy?: FollowedBy | undefined }
type Props = {
  readonly programme: string
  readonly decisions: readonly Decision[]
  readonly followed: readonly Followable[]
  /** What can be done with one. */
  readonly steps?: (decision: Decision) => ReactNode
}

const Followed = ({ programme, one }: { readonly programme: string; readonly one: Followable }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <p>
      {t(one.as === 'recommendation' ? 'boards.recommendation' : 'boards.promise')}{' '}
      <a href={to(`/programmes/${programme}/report#${one.id}`)}>
        <WordingLine of={one.title} />
      </a>{' '}
      {one.as === 'recommendation' ? <StandingTags asked={one.asked} /> : <CommitmentTags commitment={one} />}
    </p>
  )
}

/** What was decided, and where that stands now. */
export const Decisions = ({ programme, decisions, followed, steps }: Props) => {
  const t = useMessages()
  return decisions.length === 0 ? null : (
    <ul>
      {decisions.map(({ decision, text, followedBy }) => {
        const one = followed.find(({ id }) => id === followedBy?.id)
        return (
          <li key={decision}>
            {text ?? <em>{t('report.wording-withdrawn')}</em>}
            {one && <Followed programme={programme} one={one} />}
            {steps?.({ decision, text, followedBy })}
          </li>
        )
      })}
    </ul>
  )
}
