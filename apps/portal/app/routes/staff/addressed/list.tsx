import { addressedToUs, type DraftToReplyTo, type PublicCommitment, type PublicRecommendation } from '@heard/contracts/reporting'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Successor } from '../../../accountability/commitment-card.tsx'
import { OrganisationName, OrganisationNames, OrganisationsContext } from '../../../accountability/names.tsx'
import { byDueDay, daysSince } from '../../../accountability/report-view.ts'
import { ownOrganisations, speaksFor, takenOver } from '../../../accountability/speaks-for.ts'
import { CommitmentTags, StandingTags } from '../../../accountability/tags.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(addressedToUs, { params: { programme: id } }), theProgramme(call, id)])
  const { drafts, recommendations, commitments } = answerOf(called)
  const principal = context.get(principalContext)
  const own = ownOrganisations(principal, view)
  return {
    id,
    name: view.name.text,
    organisations: view.organisations,
    objectives: view.objectives.length > 0,
    own,
    inherited: takenOver(view, own).map((each) => ({
      ...each,
      asked: recommendations.filter(({ asked }) => asked.some(({ organisation }) => organisation === each.from)).length,
      promised: commitments.filter(({ organisation }) => organisation === each.from).length,
    })),
    drafts: drafts.toSorted((a, b) => a.replyBy.localeCompare(b.replyBy)),
    /** Those asked for whom the reader answers; for staff, all. */
    ours: view.organisations.flatMap(({ id: each }) => (own.length === 0 || speaksFor(principal, view, each) ? [each] : [])),
    recommendations: recommendations.toSorted((a, b) => (a.dueBy ?? '').localeCompare(b.dueBy ?? '')),
    commitments: byDueDay(commitments),
    done: new URL(request.url).searchParams.get('done'),
    today: new Date().toISOString().slice(0, 10),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

type Reading = Pick<Loaded, 'id' | 'today' | 'ours'>

/** Those asked for whom the reader answers. */
const ownIn = ({ asked }: PublicRecommendation, ours: readonly string[]) => asked.filter(({ organisation }) => ours.includes(organisation))

const waits = (recommendation: PublicRecommendation, ours: readonly string[]): boolean =>
  ownIn(recommendation, ours).some(({ standing }) => standing === 'silent' || standing === 'awaiting')

const Draft = ({ draft, id }: Pick<Loaded, 'id'> & { readonly draft: DraftToReplyTo }) => {
  const day = useDay()
  const { recommendation, organisation, title, replyBy, changedAt, reply } = draft
  return (
    <li>
      <h3 className="nhsuk-heading-s">
        <a href={`/staff/${id}/addressed/drafts/${recommendation}?organisation=${organisation}`}>
          <WordingLine of={title} />
        </a>
      </h3>
      <p>
        To <OrganisationName id={organisation} />. {reply ? `You replied on ${day(reply.at)}.` : `Say by ${day(replyBy)} what is wrong in it.`}
        {changedAt && ` Changed on ${day(changedAt)}.`}
      </p>
    </li>
  )
}

const Drafts = ({ id, drafts }: Pick<Loaded, 'id' | 'drafts'>) =>
  drafts.length === 0 ? null : (
    <section>
      <h2>Drafts to reply to</h2>
      <p>These are not public yet.</p>
      <ul className="app-entries">
        {drafts.map((draft) => (
          <Draft key={`${draft.recommendation} ${draft.organisation}`} draft={draft} id={id} />
        ))}
      </ul>
    </section>
  )

const Asked = ({ recommendation, id, today, ours }: Reading & { readonly recommendation: PublicRecommendation }) => {
  const day = useDay()
  const { dueBy, title, asked } = recommendation
  const own = ownIn(recommendation, ours)
  const stands = (standing: string): boolean => own.some((each) => each.standing === standing)
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">
          <a href={`/staff/${id}/addressed/${recommendation.id}`}>
            <WordingLine of={title} />
          </a>
        </h3>
        <StandingTags asked={own} />
      </div>
      <p>
        Put to <OrganisationNames ids={asked.map(({ organisation }) => organisation)} />.
        {own.map(({ organisation }) => (
          <Successor key={organisation} of={organisation} />
        ))}
        {dueBy && stands('awaiting') && ` An answer is due by ${day(dueBy)}.`}
        {dueBy && stands('silent') && ` An answer was due by ${day(dueBy)}, ${daysSince(dueBy, today)} days ago. The public sees that.`}
      </p>
    </li>
  )
}

const Promised = ({ commitment, id }: Pick<Loaded, 'id'> & { readonly commitment: PublicCommitment }) => {
  const day = useDay()
  const missed = commitment.milestones.filter(({ state }) => state === 'missed').length
  return (
    <li>
      <h3 className="nhsuk-heading-s">
        <a href={`/staff/${id}/commitments/${commitment.id}`}>
          <WordingLine of={commitment.text} />
        </a>
      </h3>
      <p>
        <CommitmentTags commitment={commitment} /> Due by {day(commitment.due)}. <OrganisationName id={commitment.organisation} />
        <Successor of={commitment.organisation} />
      </p>
      {missed > 0 && <p>{missed === 1 ? 'A milestone was missed.' : `${missed} milestones were missed.`} The public sees that.</p>}
    </li>
  )
}

const Asks = ({ title, asked, ...rest }: Reading & { readonly title: string; readonly asked: readonly PublicRecommendation[] }) =>
  asked.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul className="app-entries">
        {asked.map((recommendation) => (
          <Asked key={recommendation.id} recommendation={recommendation} {...rest} />
        ))}
      </ul>
    </section>
  )

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** What was handed over to whoever looks, and by whom: the history stays under the name of those who asked and promised. */
const Inherited = ({ inherited }: Pick<Loaded, 'inherited'>) =>
  inherited.length === 0 ? null : (
    <section>
      <h2>Taken over from others</h2>
      <ul>
        {inherited.map(({ from, by, asked, promised }) => (
          <li key={from}>
            <OrganisationName id={by} /> answers for <OrganisationName id={from} />: {counted(asked, 'recommendation', 'recommendations')} and{' '}
            {counted(promised, 'promise', 'promises')}. What it said and promised stays under its name.
          </li>
        ))}
      </ul>
    </section>
  )

const said = {
  replied: 'The reply is sent to those who write the recommendation.',
  answered: 'The answer is public.',
  amended: 'The answer is changed. The earlier one stays visible.',
  promised: 'The promise is public. Report progress on its page.',
}

export default function Addressed() {
  const { id, name, organisations, own, ours, inherited, drafts, objectives, recommendations, commitments, done, today } =
    useLoaderData<typeof loader>()
  return (
    <OrganisationsContext value={{ organisations }}>
      <Page title="Addressed to us">
        <DoneNotice done={done} said={said} />
        <h1>
          <span className="nhsuk-caption-l">{name}</span>
          {own.length > 0 ? 'Addressed to us' : 'Addressed to organisations'}
        </h1>
        {own.length > 0 && (
          <p>
            You speak for {own.map((organisation, index) => [index > 0 && ', ', <OrganisationName key={organisation} id={organisation} />])}
            {inherited.length > 0 && ', and for what was taken over from others'}.
          </p>
        )}
        <Inherited inherited={inherited} />
        <Drafts id={id} drafts={drafts} />
        {recommendations.length === 0 && <p>Nothing has been addressed {own.length > 0 ? 'to you' : 'to anybody'} yet.</p>}
        <Asks title="To answer" asked={recommendations.filter((each) => waits(each, ours))} id={id} today={today} ours={ours} />
        <h2>What was promised</h2>
        {commitments.length === 0 && <p>Nothing has been promised yet.</p>}
        <ul className="app-entries">
          {commitments.map((commitment) => (
            <Promised key={commitment.id} commitment={commitment} id={id} />
          ))}
        </ul>
        {own.length > 0 && objectives && (
          <ButtonLink look="secondary" href={`/staff/${id}/commitments/new`}>
            Make a promise under an objective
          </ButtonLink>
        )}
        <Asks title="Answered or withdrawn" asked={recommendations.filter((each) => !waits(each, ours))} id={id} today={today} ours={ours} />
      </Page>
    </OrganisationsContext>
  )
}
