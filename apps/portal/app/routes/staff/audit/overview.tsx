import type { AnswerOf } from '@heard/contracts'
import { type AuditSection, auditOverview, markVisit } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { askedFor } from './asking.server.ts'
import { StateTag } from './evidence-parts.tsx'
import { NarrowForm } from './narrow-form.tsx'
import { addressOf, narrowingOf, queryOf } from './narrowing.ts'

type Question = AnswerOf<typeof auditOverview>['questions'][number]

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const { searchParams } = new URL(request.url)
  const { sample: _sample, seed: _seed, contribution: _contribution, actor: _actor, purpose: _purpose, ...scope } = narrowingOf(searchParams)
  const narrowing = { ...scope, sample: '', seed: '', contribution: '', actor: '', purpose: '', page: 1 }
  const [called, view] = await Promise.all([call(auditOverview, { query: queryOf(id, narrowing) }), theProgramme(call, id)])
  const marks = mayHere(context.get(principalContext), 'visit.mark', id)
  const packs = mayHere(context.get(principalContext), 'evidence.pack', id)
  return { id, name: view.name.text, narrowing, asked: askedFor(called), marks, packs, key: newKey(context), done: searchParams.get('done') }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const called = await context.get(callContext)(markVisit, { body: { position: Number(first(values, 'position')) } }, keyOf(form))
  return afterCall(called, `/staff/${programmeOf(params)}/audit?done=marked`, { otherwise: 'mark' }, values)
}

const sectionNames = {
  held: 'What is held and why',
  consent: 'Consent',
  rights: 'People’s rights',
  openings: 'Who looked',
  figures: 'Figures and quotations',
  promises: 'Promises',
  record: 'The record itself',
} as const satisfies Record<AuditSection, string>
const sectionOrder = Object.keys(sectionNames) as AuditSection[]

const explorers = [
  ['consents', 'Consents', 'One contribution, its chain of consent, and the words of each day'],
  ['openings', 'Openings', 'Who opened what, and what is out of the ordinary'],
  ['retention', 'Retention and erasure', 'Runs, holds, erasures with their checks, and drills'],
  ['commitments', 'Commitments', 'Histories side by side'],
] as const

const Entry = ({ question, href, visited }: { readonly question: Question; readonly href: string; readonly visited: boolean }) => (
  <li>
    <div className="app-entries__head">
      <h3 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">
        <a href={href}>
          {question.number}. {question.question}
        </a>
      </h3>
      <StateTag state={question.state} />
    </div>
    <p>{question.answer}</p>
    {visited && question.fresh > 0 && <p className="app-entries__about">{question.fresh.toLocaleString('en-GB')} new since your last visit</p>}
  </li>
)

export default function AuditOverview() {
  const { id, name, narrowing, asked, marks, packs, key, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const base = `/staff/${id}/audit`
  const problems = [...(errors ?? []), ...asked.errors]
  const answer = 'answer' in asked ? asked.answer : undefined
  const count = (state: Question['state']): number => (answer?.questions ?? []).filter((one) => one.state === state).length
  const scope = addressOf(narrowing)
  return (
    <Page title="Audit" errors={problems} wide>
      <ErrorSummary errors={problems} />
      <DoneNotice done={done} said={{ marked: 'Your visit is marked. From now on you see what is new since then.' }} />
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Audit
      </h1>
      <p>
        Questions an auditor asks, each answered from the record. What you look at here is recorded, and so is what you take along. You cannot change
        anything else.
      </p>
      <NarrowForm narrowing={narrowing} errors={asked.errors} address={base} />
      {answer && (
        <InsetText>
          <p>
            {count('evidence')} with evidence, {count('attention')} that need attention, {count('nothing')} with nothing recorded yet. The record goes
            up to entry {answer.position.toLocaleString('en-GB')}.
          </p>
          {answer.lastVisit && (
            <p>
              Your last visit was on {day(answer.lastVisit.at)}, up to entry {answer.lastVisit.position.toLocaleString('en-GB')}.
            </p>
          )}
          {answer.lastVisit?.ledger && (
            <p>
              The public ledger then had {Number(answer.lastVisit.ledger.size).toLocaleString('en-GB')} entries. If you kept its checkpoint,{' '}
              <a href="/verify">check that it only grew</a>: its root was <span className="app-code">{answer.lastVisit.ledger.root}</span>
            </p>
          )}
        </InsetText>
      )}
      <h2>Explore</h2>
      <ul className="app-sections">
        {explorers.map(([path, title, what]) => (
          <li key={path}>
            <a href={`${base}/explore/${path}${scope}`}>{title}</a>
            <p>{what}</p>
          </li>
        ))}
      </ul>
      {answer &&
        sectionOrder.map((section) => (
          <section key={section} aria-labelledby={`section-${section}`}>
            <h2 id={`section-${section}`}>{sectionNames[section]}</h2>
            <ul className="app-entries">
              {answer.questions
                .filter((question) => question.section === section)
                .map((question) => (
                  <Entry
                    key={question.number}
                    question={question}
                    href={`${base}/questions/${question.number}${scope}`}
                    visited={Boolean(answer.lastVisit)}
                  />
                ))}
            </ul>
          </section>
        ))}
      {packs && answer && (
        <section className="app-screen" aria-labelledby="pack-title">
          <h2 id="pack-title">Take everything along</h2>
          <p>
            One signed file with the evidence of every question, the documents, the public ledger, a proof for each fact that the evidence rests on,
            and a program that checks all of it without this site. That you take it is recorded.
          </p>
          <p>
            <a href={`${base}/pack${scope}`} download>
              Download the evidence pack (zip)
            </a>
          </p>
        </section>
      )}
      {marks && answer && answer.position > 0 && (
        <section className="app-screen" aria-labelledby="mark-title">
          <h2 id="mark-title">Before you leave</h2>
          <p>Mark how far you have seen the record. At your next visit each question says what is new since then.</p>
          <p>
            Also keep the{' '}
            <a href="/ledger/checkpoint" download="checkpoint">
              ledger’s checkpoint
            </a>{' '}
            of today in a place of your own: with it you can check later, without trusting this site, that nothing was rewritten.
          </p>
          <PostForm>
            <HiddenKey value={key} />
            <input type="hidden" name="position" value={answer.position} />
            <Button id="mark">Mark this visit</Button>
          </PostForm>
        </section>
      )}
    </Page>
  )
}
