import { Id } from '@heard/contracts'
import { listWordings, type PublishedWording } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { whatIs, wordingName } from './wording-names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'wording.withdraw', id)) throw data(null, { status: 403 })
  const call = context.get(callContext)
  const { searchParams } = new URL(request.url)
  const of = searchParams.get('of')
  const asked = of === null ? {} : { id: Id.safeParse(of).data }
  if (of !== null && asked.id === undefined) throw data(null, { status: 404 })
  const [called, view] = await Promise.all([call(listWordings, { params: { programme: id }, query: asked }), theProgramme(call, id)])
  return { id, name: view.name.text, wordings: answerOf(called).wordings, one: of !== null, done: searchParams.get('done') }
}

const Entry = ({ programme, wording }: { readonly programme: string; readonly wording: PublishedWording }) => {
  const day = useDay()
  const { ref, at, words } = wording
  return (
    <li>
      <h2 className="nhsuk-heading-s">{wordingName(wording)}</h2>
      <p className="app-quiet">Published on {day(at)}</p>
      <WordingBlock of={words} what={whatIs(wording)} />
      {words.status !== 'withdrawn' && (
        <p>
          <a href={`/staff/${programme}/wordings/${ref}/withdraw`}>
            Withdraw this {whatIs(wording)}
            <span className="nhsuk-u-visually-hidden">: {wordingName(wording)}</span>
          </a>
        </p>
      )}
    </li>
  )
}

export default function Wordings() {
  const { id, name, wordings, one, done } = useLoaderData<typeof loader>()
  return (
    <Page title="Published texts">
      <DoneNotice done={done} said={{ withdrawn: 'It is withdrawn. Its page says when and why.' }} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Published texts
      </h1>
      <p>
        Each text that the public has seen, and what each file is called, oldest first. Withdraw one that names somebody. That it was there stays on
        record.
      </p>
      {one && (
        <p>
          <a href={`/staff/${id}/wordings`}>See the texts of the whole programme</a>
        </p>
      )}
      {wordings.length === 0 && <p>Nothing has been published yet.</p>}
      <ul className="app-entries">
        {wordings.map((wording) => (
          <Entry key={wording.ref} programme={id} wording={wording} />
        ))}
      </ul>
    </Page>
  )
}
