import { type CampaignDesk, campaignDesk } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { InsetText, Tag } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  return { id, ...answerOf(await context.get(callContext)(campaignDesk, { params: { programme: id } })) }
}

export const titleOf = ({ words }: Pick<CampaignDesk, 'words'>): string =>
  (words.find(({ language }) => language === 'en') ?? words[0])?.title ?? 'Words withdrawn'

export const stages = {
  ahead: { text: 'Begins later', colour: 'blue' },
  open: { text: 'Open', colour: 'green' },
  over: { text: 'Over', colour: 'grey' },
} as const

export default function Campaigns() {
  const { id, campaigns } = useLoaderData<typeof loader>()
  const day = useDay()
  return (
    <Page title="Campaigns" before={<BackLink href={`/staff/${id}/applications`} />}>
      <h1>Campaigns</h1>
      {campaigns.length === 0 && (
        <InsetText>
          <p>No role is advertised yet. A campaign has a page of its own, a poster, and a link for each way by which people come.</p>
        </InsetText>
      )}
      <ul className="app-entries">
        {campaigns.map((campaign) => (
          <li key={campaign.campaign}>
            <div className="app-entries__head">
              <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">
                <a href={`/staff/${id}/applications/campaigns/${campaign.campaign}`}>{titleOf(campaign)}</a>
              </h2>
              <Tag colour={stages[campaign.stage].colour}>{stages[campaign.stage].text}</Tag>
            </div>
            <p>
              {day(campaign.from)} to {day(campaign.until)}
            </p>
          </li>
        ))}
      </ul>
      <ButtonLink href={`/staff/${id}/applications/campaigns/new`}>Advertise a role</ButtonLink>
    </Page>
  )
}
