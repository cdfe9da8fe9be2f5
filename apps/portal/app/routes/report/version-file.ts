import { ReportFile, reportVersionFile } from '@heard/contracts/reporting'
import { data, type LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { foundOf } from './reads.ts'

/** A version for everybody to take along, from other sites too; `document.json` byte for byte, so that its fingerprint can be checked. */
export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const file = ReportFile.safeParse(params.file)
  if (!file.success) throw data(null, { status: 404 })
  const { programme = '', version = '' } = params
  const { text } = foundOf(await context.get(callContext)(reportVersionFile, { params: { programme, version, file: file.data } }))
  return new Response(text, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${programme}-version-${version}-${file.data}"`,
      'access-control-allow-origin': '*',
      'cache-control': 'no-cache',
    },
  })
}
