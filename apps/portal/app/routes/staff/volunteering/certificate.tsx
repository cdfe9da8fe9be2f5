import { myCertificate } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const called = await call(myCertificate, { params: { programme: id, module: params.module ?? '' } })
  return { id, certificate: answerOf(called), programme: (await theProgramme(call, id)).name.text }
}

/** A page to print, or to keep as a PDF. */
export default function Certificate() {
  const { id, certificate, programme: where } = useLoaderData<typeof loader>()
  const { name, training, on, expires, reference } = certificate
  const day = useDay()
  return (
    <Page title={`Certificate: ${training}`} before={<BackLink href={`/staff/${id}/volunteering/care`} />} wide>
      <p className="app-screen">Print this page, or choose “Save as PDF” where you choose the printer.</p>
      <div className="app-poster">
        <p className="nhsuk-caption-l">{where}</p>
        <h1>Certificate</h1>
        <p className="nhsuk-lede-text">
          <bdi>{name}</bdi>
        </p>
        <p>took part in the training</p>
        <h2>{training}</h2>
        <p>on {day(on)}.</p>
        {expires !== undefined && <p>It counts until {day(expires)}.</p>}
        <p>Champion {reference}</p>
      </div>
    </Page>
  )
}
