import { decideQuarantined, listQuarantined, type QuarantinedView } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { Quote } from '../../../components/quote.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [called, view] = await Promise.all([call(listQuarantined, { params: { programme: id } }), theProgramme(call, id)])
  const { total, quarantined } = answerOf(called)
  return {
    name: view.name.text,
    total,
    stories: quarantined.map((story) => ({ ...story, formKey: newKey(context) })),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const decision = first(values, 'decision') === 'let-in' ? 'let-in' : 'set-aside'
  const input = { params: { programme, contribution: first(values, 'contribution') ?? '' }, body: { decision } } as const
  const called = await context.get(callContext)(decideQuarantined, input, keyOf(form))
  return afterCall(called, `/staff/${programme}/quarantine?done=${decision}`, { otherwise: 'stories' }, values)
}

const said = { 'let-in': 'The story is in. It can be de-identified and coded now.', 'set-aside': 'The story is set aside. It is not analysed.' }

const reasons: Readonly<Record<QuarantinedView['why'], string>> = {
  trap: 'A field that people do not see was filled in. Programs do that, and seldom a tool that fills in forms for somebody',
  repeated: 'The same words came within a day before. Somebody may have sent them twice, or several people may have written together',
  flood: 'More stories came at once than people usually send',
}

const Decide = ({ contribution, formKey, decision, name }: Readonly<Record<'contribution' | 'formKey' | 'decision' | 'name', string>>) => (
  <PostForm>
    <HiddenKey value={formKey} />
    <input type="hidden" name="contribution" value={contribution} />
    <input type="hidden" name="decision" value={decision} />
    <Button look={decision === 'let-in' ? 'primary' : 'secondary'}>{name}</Button>
  </PostForm>
)

const Story = ({ contribution, why, at, language, words, files, formKey }: QuarantinedView & { readonly formKey: string }) => {
  const day = useDay()
  return (
    <li>
      {words ? (
        Object.entries(words).map(([field, text]) => text && <Quote key={field} of={{ language, text }} />)
      ) : (
        <p>These words were withdrawn.</p>
      )}
      <p>
        {reasons[why]}. It came on {day(at)}
        {files > 0 &&
          (files === 1 ? ' with a file, which is seen once the story is in' : ` with ${files} files, which are seen once the story is in`)}
        .
      </p>
      <Decide contribution={contribution} formKey={formKey} decision="let-in" name="Let it in" />
      <Decide contribution={contribution} formKey={formKey} decision="set-aside" name="Set it aside" />
    </li>
  )
}

export default function Quarantine() {
  const { name, total, stories, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Held back" errors={errors}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>
        <span className="nhsuk-caption-l">{name}</span>
        Held back
      </h1>
      <p>
        These stories are kept and their receipts work, but nobody analyses them before you have looked. When in doubt, let a story in: the person who
        told it was thanked for it. That you opened these words is recorded.
      </p>
      <h2 id="stories">{total === 1 ? '1 story' : `${total} stories`}</h2>
      {stories.length === 0 && <p>No story is held back.</p>}
      <ul className="app-entries">
        {stories.map((story) => (
          <Story key={story.contribution} {...story} />
        ))}
      </ul>
    </Page>
  )
}
