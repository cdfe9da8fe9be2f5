import { showRegistration } from '@heard/contracts/events'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { SummaryList, Tag } from '../../../components/content.tsx'
import { valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { noteAtDoor } from './arrival.server.ts'
import { Arrival, Notices, Permissions } from './arrival.tsx'
import { needNames, standingTags } from './names.ts'
import { gatheringById, mustPlan } from './one.server.ts'

/** The picture on somebody's receipt leads here: one registration is opened, and no other. */
export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = mustPlan({ params, context })
  const { gathering, title } = await gatheringById({ params, context }, params.gathering)
  const at = { programme, gathering, registration: params.registration ?? '' }
  return {
    day: `/staff/${programme}/gatherings/${gathering}/day`,
    title: title.text,
    one: answerOf(await context.get(callContext)(showRegistration, { params: at })),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const at = { programme: programmeOf(params), gathering: params.gathering ?? '' }
  const back = `/staff/${at.programme}/gatherings/${at.gathering}/check-in/${params.registration}`
  await noteAtDoor(context.get(callContext), at, valuesOf(await request.formData()), back)
  return null
}

export default function CheckIn() {
  const { day, title, one } = useLoaderData<typeof loader>()
  const { details, needs, people, standing } = one
  const [text, colour] = standingTags[standing]
  const isOver = standing === 'cancelled' || standing === 'lapsed'
  return (
    <Page title="Check in" before={<BackLink href={day} />}>
      <h1>
        <span className="nhsuk-caption-l">{title}</span>
        {details ? <bdi>{details.name}</bdi> : 'Erased'}
      </h1>
      <p>
        <Tag colour={colour}>{text}</Tag>
      </p>
      <SummaryList
        rows={[
          { key: 'People', value: people },
          ...(needs && needs.needs.length > 0 ? [{ key: 'Needs', value: needs.needs.map((need) => needNames[need]).join(', ') }] : []),
          ...(needs?.more ? [{ key: 'More', value: <Words text={needs.more} /> }] : []),
        ]}
      />
      {isOver ? (
        <p>This place was given back. Count them as people who came without registering.</p>
      ) : (
        <>
          <Arrival one={one} />
          <h2>Lets happen</h2>
          <Notices />
          <Permissions one={one} />
        </>
      )}
      <p>That you opened this is recorded.</p>
    </Page>
  )
}
