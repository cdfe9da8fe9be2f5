import { longest, PopulationOf, setPopulation, showReach, takePopulationBack } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Details } from '../../../components/content.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { groupName } from './reach-names.ts'

const asked = ({ by, column }: Readonly<Record<string, string | undefined>>): PopulationOf => {
  const { success, data: of } = PopulationOf.safeParse({ by, column })
  if (!success) throw data(null, { status: 404 })
  return of
}

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  const of = asked(params)
  if (!mayHere(context.get(principalContext), 'tables.propose', id)) throw data(null, { status: 403 })
  const [shown, programme] = await Promise.all([call(showReach, { params: { programme: id } }), theProgramme(call, id)])
  const figure = answerOf(shown).populations.find(({ by, column }) => by === of.by && column === of.column)
  return { id, name: groupName(programme, of.by, of.column), figure, key: newKey(context) }
}

const whole = (text: string | undefined): number =>
  /^[\d,\s]*\d[\d,\s]*$/.test(text ?? '') ? Number((text ?? '').replaceAll(/[,\s]/g, '')) : Number.NaN

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const of = asked(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const back = `/staff/${programme}/reach?done=`
  const fields = { codes: { 'unknown-group': 'people', 'year-in-future': 'year' }, otherwise: 'people' }
  if (first(values, 'intent') === 'take-back') {
    return afterCall(await call(takePopulationBack, { params: { programme }, body: of }, keyOf(form)), `${back}taken-back`, fields, values)
  }
  const [people, year] = [whole(first(values, 'people')), whole(first(values, 'year'))]
  const errors = [
    ...(Number.isNaN(people) ? [{ field: 'people', message: 'Enter how many people there are, such as 68,000' }] : []),
    ...(Number.isNaN(year) ? [{ field: 'year', message: 'Enter the year of the figure, such as 2021' }] : []),
    ...checkTyped(values, [{ name: 'source', longest: longest.title, missing: 'Enter where the figure is published' }]),
  ]
  if (errors.length > 0) return comesBack(errors, values)
  const body = { ...of, people, year, source: first(values, 'source') ?? '', language: 'en' }
  return afterCall(await call(setPopulation, { params: { programme }, body }, keyOf(form)), `${back}set`, fields, values)
}

export default function PopulationFigure() {
  const { id, name, figure, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const source = figure?.source.status === 'open' ? figure.source.text : undefined
  return (
    <StaffForm
      title="Population figure"
      about={name}
      back={`/staff/${id}/reach`}
      formKey={key}
      errors={errors}
      send="Set the figure"
      before={
        figure && (
          <Details summary="Take this figure back">
            <PostForm>
              <HiddenKey value={`${key}take-back`} />
              <Button name="intent" value="take-back" look="secondary">
                Take the figure back
              </Button>
            </PostForm>
          </Details>
        )
      }
    >
      <p>Take the figure from a published source, such as the census. It is public beside the released numbers, with its source and year.</p>
      <Input
        name="people"
        label="How many people there are"
        inputMode="numeric"
        width={10}
        errors={errors}
        value={first(values, 'people') ?? figure?.people.toLocaleString('en-GB')}
      />
      <Input
        name="year"
        label="Year of the figure"
        inputMode="numeric"
        width={4}
        errors={errors}
        value={first(values, 'year') ?? figure?.year.toString()}
      />
      <Input
        name="source"
        label="Source"
        hint="As somebody would find it again, such as “ONS, Census 2021, table TS021”"
        errors={errors}
        value={first(values, 'source') ?? source}
      />
    </StaffForm>
  )
}
