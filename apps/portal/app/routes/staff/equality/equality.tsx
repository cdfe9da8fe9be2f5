import { releaseEquality, showEquality } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText, Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { EqualityTables } from '../../figures/equality-tables.tsx'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const shown = answerOf(await context.get(callContext)(showEquality, { params: { programme } }))
  return {
    ...shown,
    mayRelease: mayHere(context.get(principalContext), 'report.publish', programme) && shown.tables.some(({ answered }) => answered !== null),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done') === 'released',
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const called = await context.get(callContext)(releaseEquality, { params: { programme } }, keyOf(await request.formData()))
  if (called.ok) throw redirect(`/staff/${programme}/equality?done=released`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'release' }) }, { status: called.status })
}

type Released = ReturnType<typeof useLoaderData<typeof loader>>['released']

const ForThePublic = ({ released }: { readonly released: Released }) => {
  const day = useDay()
  if (!released) return <p>Nothing has been released yet.</p>
  return (
    <p>
      Release {released.number} of {day(released.at)}, counted on {day(released.counted)}, is what the public sees. Its fingerprint is{' '}
      <code className="app-code">{released.hash}</code>
    </p>
  )
}

export default function Equality() {
  const { counted, tables, released, mayRelease, key, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const day = useDay()
  return (
    <Page title="Equality" errors={errors}>
      <ErrorSummary errors={errors} />
      {done && (
        <Notice title="Done">
          <p>The figures are released. The public sees them now.</p>
        </Notice>
      )}
      <h1>Equality</h1>
      <p>
        People who shared something may answer questions about themselves. The answers are kept apart from what they shared and nobody reads them:
        they are counted, once a day at most and only after ten of them have changed. Numbers under 10 are withheld, others rounded to 5, and a
        question that fewer than 30 people answered is not shown.
      </p>
      {counted === undefined ? (
        <InsetText>
          <p>Nothing has been counted yet. The first count comes once ten people have answered, on the day after.</p>
        </InsetText>
      ) : (
        <>
          <p>Counted on {day(counted)}. These are not exact numbers; they add up only roughly.</p>
          <EqualityTables tables={tables} />
        </>
      )}
      <h2>For the public</h2>
      <ForThePublic released={released} />
      {mayRelease && (
        <div id="release">
          <PostForm>
            <HiddenKey value={key} />
            <Button>Release these figures to the public</Button>
          </PostForm>
        </div>
      )}
    </Page>
  )
}
