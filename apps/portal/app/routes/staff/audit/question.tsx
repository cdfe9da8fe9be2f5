import { auditQuestions, showEvidence } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink, Pagination } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { mayProve, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { askedFor } from './asking.server.ts'
import { EvidenceParts } from './evidence-parts.tsx'
import { NarrowForm } from './narrow-form.tsx'
import { addressOf, narrowingOf, queryOf } from './narrowing.ts'
import { questionOf } from './question-of.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const question = questionOf(params)
  const call = context.get(callContext)
  const { contribution: _contribution, actor: _actor, purpose: _purpose, ...rest } = narrowingOf(new URL(request.url).searchParams)
  const narrowing = { ...rest, contribution: '', actor: '', purpose: '' }
  const query = { ...queryOf(id, narrowing), page: narrowing.page }
  const [called, view] = await Promise.all([call(showEvidence, { params: { question: question.number }, query }), theProgramme(call, id)])
  if (called.status === 404) throw data(null, { status: 404 })
  return { id, name: view.name.text, question, narrowing, asked: askedFor(called), proves: mayProve(context.get(principalContext)) }
}

/** Question 4 shows contributions one by one, so that some of them can be drawn. */
const SAMPLED = 4

export default function Question() {
  const { id, name, question, narrowing, asked, proves } = useLoaderData<typeof loader>()
  const address = `/staff/${id}/audit/questions/${question.number}`
  const { errors } = asked
  const { number } = question
  const [before, after] = [number - 1, number + 1].map((other) => auditQuestions.find((one) => one.number === other))
  const scope = addressOf(narrowing, { page: 1, sample: '', seed: '' })
  return (
    <Page title={`${number}. ${question.question}`} errors={errors} wide before={<BackLink href={`/staff/${id}/audit${scope}`} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          {name}: question {number}
        </span>
        {question.question}
      </h1>
      <p>{question.evidence}.</p>
      <NarrowForm narrowing={narrowing} errors={errors} address={address}>
        {number === SAMPLED && (
          <>
            <Input name="sample" label="How many to draw" hint="Empty: all" inputMode="numeric" value={narrowing.sample} errors={errors} />
            <Input
              name="seed"
              label="Seed"
              hint="Any whole number; the same one draws the same again"
              inputMode="numeric"
              value={narrowing.seed}
              errors={errors}
            />
          </>
        )}
      </NarrowForm>
      {number === SAMPLED && (
        <p className="app-screen">
          <a href={`${address}${addressOf(narrowing, { sample: '25', seed: narrowing.seed || '1', page: 1 })}`}>Draw 25 contributions by chance</a>
        </p>
      )}
      {'answer' in asked && (
        <>
          <EvidenceParts evidence={asked.answer} place={{ programme: id, everywhere: narrowing.everywhere, proves }} />
          <Pagination page={asked.answer.page} pages={asked.answer.pages} href={(page) => `${address}${addressOf(narrowing, { page })}`} />
          <div className="app-buttons app-screen">
            <ButtonLink look="secondary" href={`${address}/file${addressOf(narrowing, { page: 1 })}`}>
              Download as CSV
            </ButtonLink>
          </div>
        </>
      )}
      <nav className="app-pages app-screen" aria-label="Questions">
        {before && <a href={`/staff/${id}/audit/questions/${before.number}${scope}`}>Question {before.number}</a>}
        {after && <a href={`/staff/${id}/audit/questions/${after.number}${scope}`}>Question {after.number}</a>}
      </nav>
    </Page>
  )
}
