import { EnquiryFilter, type EnquiryRow, listEnquiries } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Table, Tag } from '../../../components/content.tsx'
import { Input } from '../../../components/input.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { channelNames, filterNames, kindNames, nameOf, standingsOf } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const { searchParams } = new URL(request.url)
  const show = EnquiryFilter.safeParse(searchParams.get('show')).data ?? 'open'
  const reference = searchParams.get('reference')?.trim().slice(0, 20) ?? ''
  const query = reference === '' ? { show } : { show, reference }
  const [called, view] = await Promise.all([call(listEnquiries, { params: { programme: id }, query }), theProgramme(call, id)])
  return { id, name: view.name.text, show, reference, ...answerOf(called) }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Filters = ({ id, show, counts }: Pick<Loaded, 'id' | 'show' | 'counts'>) => (
  <nav className="app-pages" aria-label="Which enquiries">
    {EnquiryFilter.options.map((filter) => (
      <a key={filter} href={`/staff/${id}/enquiries?show=${filter}`} {...(filter === show ? { 'aria-current': 'page' as const } : {})}>
        {`${filterNames[filter]} (${counts[filter]})`}
      </a>
    ))}
  </nav>
)

const Enquiries = ({ id, show, enquiries, colleagues }: Pick<Loaded, 'id' | 'show' | 'enquiries' | 'colleagues'>) => {
  const day = useDay()
  return (
    <Table<EnquiryRow>
      caption={filterNames[show]}
      rows={enquiries}
      keyOf={({ enquiry }) => enquiry}
      columns={[
        {
          title: 'Enquiry',
          cell: ({ enquiry, kind, reference }) => <a href={`/staff/${id}/enquiries/${enquiry}`}>{`${kindNames[kind]} ${reference}`}</a>,
        },
        {
          title: 'Standing',
          cell: (row) =>
            standingsOf(row).map(([text, colour]) => (
              <span key={text}>
                <Tag colour={colour}>{text}</Tag>{' '}
              </span>
            )),
        },
        { title: 'Answer by', cell: ({ due }) => day(due) },
        { title: 'Assigned to', cell: ({ assigned }) => (assigned === undefined ? 'Nobody' : nameOf(colleagues, assigned)) },
        { title: 'Came', cell: ({ at, channel }) => `${day(at)}, ${channelNames[channel]}` },
      ]}
    />
  )
}

export default function EnquiryList() {
  const { id, name, show, reference, total, counts, enquiries, colleagues } = useLoaderData<typeof loader>()
  return (
    <Page title="Enquiries">
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Enquiries
      </h1>
      <p>What people ask, propose and invite us to. This list opens nothing that they wrote.</p>
      <ButtonLink href={`/staff/${id}/enquiries/new`}>Record an enquiry</ButtonLink>
      <Filters id={id} show={show} counts={counts} />
      <form method="get">
        <input type="hidden" name="show" value={show} />
        <Input
          name="reference"
          label="Find by reference"
          hint="The eight letters and numbers in the subject of a mail, or the first of them"
          value={reference}
          width={10}
          spellCheck={false}
          autoComplete="off"
        />
        <Button look="secondary">Find</Button>
      </form>
      {enquiries.length === 0 ? (
        <p>{reference === '' ? 'There are none here.' : 'None of these has this reference.'}</p>
      ) : (
        <Enquiries id={id} show={show} enquiries={enquiries} colleagues={colleagues} />
      )}
      {reference === '' && total > enquiries.length && <p>{`The first ${enquiries.length} of ${total} are shown.`}</p>}
    </Page>
  )
}
