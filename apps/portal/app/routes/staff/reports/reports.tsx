import { dropReportLanguage } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Details, InsetText, SummaryList } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { WordingBlock, WordingLine } from '../../../components/wording.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { deskOf } from './desk.server.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { id, desk, view, languages } = await deskOf(context.get(callContext), programmeOf(params))
  const { published, draft, preview, proposal } = desk
  return {
    id,
    name: view.name.text,
    languages,
    published,
    draft,
    waiting: proposal && { asOf: proposal.asOf, mine: proposal.mine, mayPublish: mayHere(context.get(principalContext), 'report.publish', id) },
    empty: preview.recommendations.length + preview.commitments.length === 0,
    mayCompose: mayHere(context.get(principalContext), 'report.compose', id),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = first(values, 'language') ?? ''
  const body = { saves: Number(first(values, 'saves')) }
  const called = await context.get(callContext)(dropReportLanguage, { params: { programme, language }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/reports?done=dropped`, { otherwise: 'languages' }, values)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const said = {
  saved: 'What you wrote is saved.',
  dropped: 'The language is taken out.',
  proposed: 'The edition is proposed. A second person has to approve it.',
  'put-back': 'The edition is put back. What was written is here to go on with.',
  published: 'The edition is published.',
}

const Waiting = ({ id, waiting }: { readonly id: string; readonly waiting: NonNullable<Loaded['waiting']> }) => {
  const day = useDay()
  return (
    <div id="languages">
      <InsetText>
        <p>
          This edition was proposed on {day(waiting.asOf)} and waits for a second person.
          {waiting.mine && ' You proposed it, so somebody else who may publish has to approve it.'}
        </p>
      </InsetText>
      <ButtonLink href={`/staff/${id}/reports/preview`}>
        {waiting.mayPublish && !waiting.mine ? 'Read it and decide' : 'See what was proposed'}
      </ButtonLink>
    </div>
  )
}

const Drop = ({ saves, code, name, formKey }: { saves: number; code: string; name: string; formKey: string }) => (
  <PostForm>
    <HiddenKey value={`${formKey}${code}`} />
    <input type="hidden" name="language" value={code} />
    <input type="hidden" name="saves" value={saves} />
    <Details summary={`Take ${name} out`}>
      <p>What is written in {name} is taken out of this edition: title, summary, easy read and texts under objectives. You cannot bring it back.</p>
      <Button look="warning">{`Take ${name} out`}</Button>
    </Details>
  </PostForm>
)

const Writing = ({ loaded: { id, languages, draft, mayCompose, empty, key } }: { readonly loaded: Loaded }) => {
  const rows = languages.map(({ code, name }) => {
    const words = draft?.words.find(({ language }) => language === code)
    const change = { href: `/staff/${id}/reports/write?language=${code}`, what: `the words in ${name}` }
    return {
      key: <span lang={code}>{name}</span>,
      value: words ? (
        <>
          <p>
            <WordingLine of={words.title} />
          </p>
          <p className="app-quiet">{words.easyRead ? 'With easy read' : 'Without easy read'}</p>
          {mayCompose && <Drop saves={draft?.saves ?? 0} code={code} name={name} formKey={key} />}
        </>
      ) : (
        'Nothing yet'
      ),
      ...(mayCompose ? { change } : {}),
    }
  })
  return (
    <>
      {draft?.putBack && (
        <InsetText>
          <p>This edition was put back. The reason:</p>
          <WordingBlock of={draft.putBack} />
        </InsetText>
      )}
      <div id="languages">
        <SummaryList rows={rows} />
      </div>
      {empty ? (
        <p>Nothing is recommended or promised in public yet, so there is nothing to propose.</p>
      ) : (
        <ButtonLink href={`/staff/${id}/reports/preview`}>See how it will look</ButtonLink>
      )}
    </>
  )
}

export default function Reports() {
  const loaded = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const { id, name, published, waiting, done } = loaded
  return (
    <Page title="Reports" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Here’s what we will do
      </h1>
      <p>
        {published === 0 ? 'No edition has been published yet. ' : `${published === 1 ? 'One edition is' : `${published} editions are`} published. `}
        <a href={`/programmes/${id}/report/versions`}>See all editions</a>
      </p>
      <p>
        Answers, promises and silences are public as they happen. An edition keeps everything as it stands on one day, adds your own words, and counts
        anew how many people stand behind each recommendation. Nobody can change it afterwards. A text that names somebody can still be withdrawn.
      </p>
      <h2>Edition {published + 1}</h2>
      {waiting ? <Waiting id={id} waiting={waiting} /> : <Writing loaded={loaded} />}
    </Page>
  )
}
