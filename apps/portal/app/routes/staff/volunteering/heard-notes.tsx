import type { HeardNote, HeardState } from '@heard/contracts/engagement'
import { ButtonLink } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'

const states = {
  received: { text: 'Received', colour: 'grey' },
  'being-read': { text: 'Being read', colour: 'blue' },
  'in-themes': { text: 'In themes', colour: 'purple' },
  'in-recommendation': { text: 'In a recommendation', colour: 'green' },
} as const satisfies Record<HeardState, object>

type Props = {
  readonly id: string
  readonly notes: readonly HeardNote[]
  readonly stages: Readonly<Record<string, string>>
  readonly passesOn: boolean
}

/** What a champion passed on, and how far it is. */
export const HeardNotes = ({ id, notes, stages, passesOn }: Props) => {
  const day = useDay()
  return (
    <>
      <h2>What I heard</h2>
      {notes.length === 0 && (
        <p>You have passed nothing on yet. When somebody tells you what they went through, you can pass it on with their agreement.</p>
      )}
      {passesOn && (
        <ButtonLink look="secondary" href={`/staff/${id}/volunteering/heard`}>
          Pass on what I heard
        </ButtonLink>
      )}
      <ul className="app-entries">
        {notes.map(({ note, on, stages: about, state, recommendations }) => (
          <li key={note}>
            <div className="app-entries__head">
              <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{day(on)}</h3>
              <Tag colour={states[state].colour}>{states[state].text}</Tag>
            </div>
            {about.length > 0 && <p>{about.map((stage) => stages[stage] ?? stage).join(', ')}</p>}
            {recommendations.map(({ name, link }) => (
              <p key={link ?? name?.text}>
                It is part of the ground of <a href={link}>{name ? <Text of={name} /> : 'a recommendation'}</a>.
              </p>
            ))}
          </li>
        ))}
      </ul>
    </>
  )
}
