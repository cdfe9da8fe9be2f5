import { listPieces, type PieceAbout, type PieceSummary } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay, useMessages } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { needKeys, placeKeys } from '../../../support/names.ts'
import { ownerNames, standingOf } from '../pieces/names.ts'

type ServiceSummary = PieceSummary & { readonly about: Extract<PieceAbout, { kind: 'service' }> }
const isOfService = (piece: PieceSummary): piece is ServiceSummary => piece.about.kind === 'service'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [listed, view] = await Promise.all([call(listPieces, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    name: view.name.text,
    services: answerOf(listed).pieces.filter(isOfService),
    edits: mayHere(context.get(principalContext), 'information.edit', id),
  }
}

const Service = ({ id, service }: { readonly id: string; readonly service: ServiceSummary }) => {
  const t = useMessages()
  const day = useDay()
  const [text, colour] = standingOf(service)
  const { about, reviewBy, owner } = service
  return (
    <li>
      <div className="app-entries__head">
        <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">
          <a href={`/staff/${id}/support/${service.piece}`}>{service.title}</a>
        </h2>
        <Tag colour={colour}>{text}</Tag>
      </div>
      <p>
        {t(placeKeys[about.place])} {about.needs.map((need) => t(needKeys[need])).join(', ')}.
        <br />
        {ownerNames[owner]}
        {reviewBy && `; to be checked by ${day(reviewBy)}`}.
      </p>
    </li>
  )
}

export default function SupportServices() {
  const { id, name, services, edits } = useLoaderData<typeof loader>()
  return (
    <Page title="Support directory">
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Support directory
      </h1>
      <p>
        Residents find these services by what they need, where they live and the language they speak. What has to be checked stands first: 28 days
        after its day an entry is hidden until somebody has checked it.
      </p>
      {edits && <ButtonLink href={`/staff/${id}/support/new`}>Add a service</ButtonLink>}
      {services.length === 0 && <p>There is no service in the directory yet.</p>}
      <ul className="app-entries">
        {services.map((service) => (
          <Service key={service.piece} id={id} service={service} />
        ))}
      </ul>
      <p>
        <a href={`/programmes/${id}/support`}>See the directory as residents see it</a>
      </p>
    </Page>
  )
}
