import type { Milestone } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { CommitmentBody } from '../../../accountability/commitment-card.tsx'
import { CommitmentHistory } from '../../../accountability/commitment-history.tsx'
import { Milestones } from '../../../accountability/milestones.tsx'
import { OrganisationsContext } from '../../../accountability/names.tsx'
import { speaksFor } from '../../../accountability/speaks-for.ts'
import { CommitmentTags } from '../../../accountability/tags.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { commitmentOf } from './one.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const principal = context.get(principalContext)
  const [commitment, view] = await Promise.all([commitmentOf(call, id, params.commitment), theProgramme(call, id)])
  const today = new Date().toISOString().slice(0, 10)
  return {
    id,
    commitment,
    organisations: view.organisations,
    ours: speaksFor(principal, view, commitment.organisation),
    addressed: mayHere(principal, 'addressed.view', id),
    mayClaim: commitment.standing !== 'confirmed',
    mayJudge:
      mayHere(principal, 'verdict.record', id) && (commitment.history.some(({ what }) => what === 'outcome-claimed') || today > commitment.due),
    mayWithdrawTexts: mayHere(principal, 'wording.withdraw', id),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const said = {
  promised: 'The promise is public.',
  amended: 'The promise is changed. What it said before stays visible.',
  reported: 'The progress is public.',
  'milestone-added': 'The milestone is public.',
  'milestone-moved': 'The new day is public. The earlier one stays visible.',
  'milestone-reached': 'That the milestone is done is public.',
  'milestone-dropped': 'The milestone is dropped. It stays visible, with your reason.',
  claimed: 'The outcome is public. Now residents and champions say whether they see it.',
  judged: 'The verdict is public, beside what the organisation says.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Acts = ({ id, commitment, ours, mayClaim, mayJudge, mayWithdrawTexts }: Loaded) => {
  const base = `/staff/${id}/commitments/${commitment.id}`
  return (
    <div className="app-buttons">
      {ours && <ButtonLink href={`${base}/progress`}>Report progress</ButtonLink>}
      {ours && mayClaim && (
        <ButtonLink look="secondary" href={`${base}/outcome`}>
          Say what came of it
        </ButtonLink>
      )}
      {ours && (
        <ButtonLink look="secondary" href={`${base}/amend`}>
          Change the promise
        </ButtonLink>
      )}
      {mayJudge && <ButtonLink href={`${base}/verdict`}>Record what people see</ButtonLink>}
      {mayWithdrawTexts && (
        <ButtonLink look="secondary" href={`/staff/${id}/wordings?of=${commitment.id}`}>
          Withdraw a text
        </ButtonLink>
      )}
    </div>
  )
}

type OursProps = Pick<Loaded, 'id' | 'commitment' | 'ours'>

/** The milestones, each with what the organisation may do about it. */
const OurMilestones = ({ id, commitment, ours }: OursProps) => {
  const base = `/staff/${id}/commitments/${commitment.id}/milestones`
  const actsOn = ({ milestone, state }: Milestone) =>
    ours && (state === 'open' || state === 'missed') ? (
      <p className="app-acts">
        <a href={`${base}/${milestone}/reach`}>Say that it is done</a> <a href={`${base}/${milestone}/move`}>Move it</a>{' '}
        <a href={`${base}/${milestone}/drop`}>Drop it</a>
      </p>
    ) : null
  return (
    <>
      <h2>Milestones</h2>
      {commitment.milestones.length === 0 && <p>This promise has no milestones.</p>}
      <Milestones of={commitment.milestones} actsOn={actsOn} />
      {ours && (
        <ButtonLink look="secondary" href={`${base}/new`}>
          Add a milestone
        </ButtonLink>
      )}
    </>
  )
}

export default function Commitment() {
  const loaded = useLoaderData<typeof loader>()
  const { id, commitment, organisations, addressed, done } = loaded
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Promise" before={<BackLink href={addressed ? `/staff/${id}/addressed` : `/staff/${id}/commitments`} />}>
        <DoneNotice done={done} said={said} />
        <h1>Promise</h1>
        <div className="nhsuk-lede-text">
          <WordingBlock of={commitment.text} />
        </div>
        <p>
          <CommitmentTags commitment={commitment} />
        </p>
        <CommitmentBody commitment={commitment} withMilestones={false} />
        <Acts {...loaded} />
        <OurMilestones {...loaded} />
        <h2>Everything that happened</h2>
        <CommitmentHistory history={commitment.history} />
        <p>
          <a href={`/programmes/${id}/commitments/${commitment.id}`}>See its public page</a>
        </p>
      </Page>
    </OrganisationsContext>
  )
}
