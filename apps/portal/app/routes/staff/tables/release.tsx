import { releaseTables, showTables } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { HeatTable } from './heat-table.tsx'
import { asReleased, namedTables } from './table-names.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const id = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'report.publish', id)) throw data(null, { status: 403 })
  const [shown, programme] = await Promise.all([call(showTables, { params: { programme: id } }), theProgramme(call, id)])
  const { tables, themes } = answerOf(shown)
  const named = new Set([...programme.stages, ...programme.communities, ...programme.audiences].map((entry) => entry.id))
  const published = tables.map(({ id: table, columns, rows }) => {
    const kept = columns.flatMap((column, index) => (named.has(column) ? [index] : []))
    return {
      id: table,
      columns: kept.flatMap((index) => columns[index] ?? []),
      rows: rows.map(({ theme, cells }) => ({ theme, cells: kept.map((index) => asReleased(cells[index] ?? 0)) })),
    }
  })
  return { id, tables: namedTables(published, themes, programme), key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const called = await context.get(callContext)(releaseTables, { params: { programme } }, keyOf(await request.formData()))
  if (called.ok) throw redirect(`/staff/${programme}/tables?done=released`, { headers: seen(called.headers), status: 303 })
  return data({ errors: errorsFrom(called.problem, { otherwise: 'release' }) }, { status: called.status })
}

export default function Release() {
  const { id, tables, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Release the tables" wide errors={errors} before={<BackLink href={`/staff/${id}/tables`} />}>
      <ErrorSummary errors={errors} />
      <h1>Release the tables</h1>
      <p>
        This is what the public will see: fewer than 10 people are withheld, other numbers are rounded to 5, and there are no totals. Once released,
        the numbers stay as they are until the next release.
      </p>
      {tables.map((table) => (
        <HeatTable key={table.id} table={table} />
      ))}
      <div id="release">
        <PostForm>
          <HiddenKey value={key} />
          <Button>Release to the public</Button>
        </PostForm>
      </div>
    </Page>
  )
}
