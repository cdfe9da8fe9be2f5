import { publicTablesFile, TablesFile } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'

/** For everybody to take along, from other sites too. */
export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const file = TablesFile.safeParse(params.file)
  if (!file.success) throw data(null, { status: 404 })
  const called = await context.get(callContext)(publicTablesFile, { params: { programme: params.programme ?? '', file: file.data } })
  const { name, type, text } = answerOf(called)
  return new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${name}"`,
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
      ...(type === 'text/csv' ? { link: `<${name}-metadata.json>; rel="describedby"; type="application/csvm+json"` } : {}),
    },
  })
}
