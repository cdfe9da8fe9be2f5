import type { Milestone } from '@heard/contracts/reporting'
import type { ReactNode } from 'react'
import { Tag } from '../components/content.tsx'
import { WordingBlock } from '../components/wording.tsx'
import { type MessageKey, useDay, useMessages } from '../i18n/translator.ts'

const stateKeys = {
  open: 'report.milestone.open',
  missed: 'report.milestone.missed',
  reached: 'report.milestone.reached',
  dropped: 'report.milestone.dropped',
} as const satisfies Record<Milestone['state'], MessageKey>

const stateColours = { open: 'blue', missed: 'red', reached: 'green', dropped: 'grey' } as const

/** By when, or what became of it. */
const Becoming = ({ of: { state, due, on, dropped } }: { readonly of: Milestone }) => {
  const t = useMessages()
  const day = useDay()
  switch (state) {
    case 'open':
      return <p>{t('report.milestone.due', { day: day(due) })}</p>
    case 'missed':
      return <p>{t('report.milestone.was-due', { day: day(due) })}</p>
    case 'reached': {
      const reached = on ?? due
      return (
        <p>
          {reached > due
            ? t('report.milestone.reached-late', { day: day(reached), due: day(due) })
            : t('report.milestone.reached-on', { day: day(reached) })}
        </p>
      )
    }
    case 'dropped':
      return (
        <>
          <p>{t('report.milestone.why-dropped')}</p>
          {dropped && <WordingBlock of={dropped} />}
        </>
      )
  }
}

type OneProps = { readonly of: Milestone; readonly acts?: ReactNode }

const One = ({ of, acts }: OneProps) => {
  const t = useMessages()
  const day = useDay()
  return (
    <li id={of.milestone}>
      <p>
        <Tag colour={stateColours[of.state]}>{t(stateKeys[of.state])}</Tag>
      </p>
      <WordingBlock of={of.text} />
      <Becoming of={of} />
      {of.earlier.map(({ due, reason }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they stand in a fixed order
        <div className="app-earlier" key={index}>
          <p>{t('report.milestone.earlier', { day: day(due) })}</p>
          <WordingBlock of={reason} />
        </div>
      ))}
      {acts}
    </li>
  )
}

type MilestonesProps = {
  readonly of: readonly Milestone[]
  /** What whoever looks may do with one. */
  readonly actsOn?: (milestone: Milestone) => ReactNode
}

/** The steps on the way to what was promised, with those that were missed. */
export const Milestones = ({ of, actsOn }: MilestonesProps) => (
  <ol className="app-milestones">
    {of.map((milestone) => (
      <One key={milestone.milestone} of={milestone} acts={actsOn?.(milestone)} />
    ))}
  </ol>
)
