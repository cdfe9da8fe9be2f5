import type { AnswerOf } from '@heard/contracts'
import type { CaseView, myCases } from '@heard/contracts/engagement'
import { Details, SummaryList, Tag } from '../../components/content.tsx'
import { Words } from '../../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../../i18n/translator.ts'
import { rightNames } from '../data-rights/right-names.ts'

export type MyCase = AnswerOf<typeof myCases>['cases'][number]

const states: Readonly<Record<CaseView['state'], readonly [MessageKey, 'blue' | 'grey' | 'green']>> = {
  open: ['case.open', 'blue'],
  paused: ['case.paused', 'grey'],
  closed: ['case.closed', 'green'],
}

/** The day that counts next, or the one that ended it. */
const clockOf = ({ right, acknowledged, due, closed }: Pick<MyCase, 'right' | 'acknowledged' | 'due' | 'closed'>): readonly [MessageKey, string] => {
  if (closed) return ['case.answered', closed]
  if (right) return ['case.due', due]
  return acknowledged ? ['case.confirmed', acknowledged] : ['case.due-complaint', due]
}

const OneCase = ({ of: { right, state, received, answer, ...rest } }: { readonly of: MyCase }) => {
  const t = useMessages()
  const day = useDay()
  const [text, colour] = states[state]
  const [clock, on] = clockOf({ right, ...rest })
  return (
    <>
      <h3>{right ? t(rightNames[right].name) : t('case.complaint')}</h3>
      <SummaryList
        rows={[
          { key: t('case.state'), value: <Tag colour={colour}>{t(text)}</Tag> },
          { key: t('case.received'), value: <time dateTime={received}>{day(received)}</time> },
          { key: t(clock), value: <time dateTime={on}>{day(on)}</time> },
        ]}
      />
      {answer !== undefined && (
        <Details summary={t('case.answer')} open>
          <Words text={answer} />
        </Details>
      )}
    </>
  )
}

/** What was asked and complained about with this receipt, and how it was answered. */
export const Cases = ({ cases }: { readonly cases: readonly MyCase[] }) => {
  const t = useMessages()
  if (cases.length === 0) return <p>{t('case.none')}</p>
  return cases.map((each) => <OneCase key={each.case} of={each} />)
}
