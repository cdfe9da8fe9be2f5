import type { ProgrammeView } from '@heard/contracts/engagement'
import type { AudienceResponses } from '@heard/contracts/reporting'
import { Table } from '../../../components/content.tsx'
import { channelKeys } from '../../../conversation/results.tsx'
import { useMessages } from '../../../i18n/translator.ts'

type Props = { readonly responses: readonly AudienceResponses[]; readonly audiences: ProgrammeView['audiences'] }

const shown = (people: number | null): string => (people === null ? 'Withheld' : String(people))
/** Where nobody knows how many were invited there is no rate at all. */
const rateOf = ({ invited, rate }: AudienceResponses): string => (invited === null ? 'Not known' : rate === null ? '–' : `${rate} %`)

/** How many answered of those who were invited, by audience and channel; nothing where a programme has no audiences. */
export const ResponseRates = ({ responses, audiences }: Props) => {
  const t = useMessages()
  if (responses.length === 0) return null
  return (
    <Table
      caption="Response rates by audience and channel"
      keyOf={({ audience }) => audience}
      rows={responses}
      columns={[
        { title: 'Audience', cell: ({ audience }: AudienceResponses) => audiences.find(({ id }) => id === audience)?.name.text ?? audience },
        { title: 'Invited', cell: ({ invited }: AudienceResponses) => (invited === null ? 'Not known' : String(invited)), numeric: true },
        { title: 'Answered', cell: ({ people }: AudienceResponses) => shown(people), numeric: true },
        { title: 'Response rate', cell: rateOf, numeric: true },
        ...(responses[0]?.channels ?? []).map(({ channel }, index) => ({
          title: t(channelKeys[channel]),
          cell: ({ channels }: AudienceResponses) => {
            const { people = null, rate = null } = channels[index] ?? {}
            return `${shown(people)}${rate === null ? '' : ` (${rate} %)`}`
          },
          numeric: true,
        })),
      ]}
    />
  )
}
