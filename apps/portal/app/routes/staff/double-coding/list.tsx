import { drawDoubleCoding, largestSample, listDoubleCodings, smallestSample } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { SaturationCurve } from './saturation-curve.tsx'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const shown = answerOf(await context.get(callContext)(listDoubleCodings, { params: { programme } }))
  return { programme, ...shown, mayCode: mayHere(context.get(principalContext), 'coding.edit', programme), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const size = Number(first(values, 'size')?.trim() || Number.NaN)
  const called = await context.get(callContext)(drawDoubleCoding, { params: { programme }, body: { size } }, keyOf(form))
  if (called.ok) throw redirect(`/staff/${programme}/codebook/double-coding/${called.body.sample}`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'size' }), values }, { status: called.status })
}

type Read = ReturnType<typeof useLoaderData<typeof loader>>

const Samples = ({ programme, samples }: Pick<Read, 'programme' | 'samples'>) => {
  const day = useDay()
  if (samples.length === 0) return <p>No sample has been drawn yet.</p>
  return (
    <table className="nhsuk-table">
      <caption className="nhsuk-table__caption">Samples, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Drawn on</th>
          <th scope="col">Contributions</th>
          <th scope="col">Coded twice</th>
        </tr>
      </thead>
      <tbody>
        {samples.map(({ sample, at, size, coded }) => (
          <tr key={sample}>
            <th scope="row">
              <a href={`/staff/${programme}/codebook/double-coding/${sample}`}>{day(at)}</a>
            </th>
            <td>{size}</td>
            <td>{coded}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export default function DoubleCoding() {
  const { programme, samples, saturation, mayCode, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Double coding" errors={errors} before={<BackLink href={`/staff/${programme}/codebook`} />}>
      <ErrorSummary errors={errors} />
      <h1>Double coding</h1>
      <p>
        Two people code the same contributions, the second without seeing what the first chose. Where they often differ, the definition of a theme
        needs better words.
      </p>
      <Samples programme={programme} samples={samples} />
      {mayCode && (
        <PostForm>
          <HiddenKey value={key} />
          <Input
            name="size"
            label="How many contributions to draw"
            hint={`From ${smallestSample} to ${largestSample}, by chance, of those that are de-identified and coded`}
            errors={errors}
            value={first(values ?? {}, 'size') ?? '20'}
          />
          <Button>Draw a sample</Button>
        </PostForm>
      )}
      <h2>Are there new themes still?</h2>
      <SaturationCurve points={saturation} />
    </Page>
  )
}
