import { assessmentVersion } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { readImpact } from './impact.server.ts'
import { AssessmentDocument } from './impact-document.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const version = Number(params.version)
  if (!Number.isInteger(version) || version < 1) throw data(null, { status: 404 })
  const [called, { written: _, ...read }] = await Promise.all([call(assessmentVersion, { params: { programme: id, version } }), readImpact(call, id)])
  return { ...read, kept: answerOf(called) }
}

const besideWhat = (release: number | undefined, now: number | undefined): string | undefined => {
  if (release === now) return undefined
  const written = release === undefined ? 'It was written before any table was released' : `It was written beside release ${release} of the tables`
  return `${written}. There has been another release since then, so no numbers stand beside the words here.`
}

export default function AssessmentVersion() {
  const { id, name, organisations, evidence, subjects, kept } = useLoaderData<typeof loader>()
  const day = useDay()
  const older = besideWhat(kept.release, evidence.release?.number)
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title={`Equality impact assessment, version ${kept.version}`} before={<BackLink href={`/staff/${id}/reach/equality-impact`} />}>
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          Equality impact assessment, version {kept.version}
        </h1>
        <p>Approved on {day(kept.on)} by a second person.</p>
        {older && <p>{older}</p>}
        <AssessmentDocument programme={id} subjects={subjects} content={kept} evidence={older ? undefined : evidence} />
      </Page>
    </OrganisationsContext>
  )
}
