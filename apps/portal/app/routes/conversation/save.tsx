import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { valuesOf } from '../../components/form.tsx'
import { SavedForLater } from '../../components/saved-for-later.tsx'
import { randomContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { keyUnder, newReturnCode } from '../share/return-code.ts'
import { partDrafts, recallPart } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf, theConversation } from './place.server.ts'
import { stepsFor } from './steps.tsx'

export const loader = (args: LoaderFunctionArgs) => ({ place: placeOf(args) })

/** Saves the answers, with what stands on the page that was left. */
export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const part = await recallPart(request, context, place)
  if (!part) throw goOn(request, place, '?expired')
  const t = translator(languageOf(request))
  const of = new URL(request.url).searchParams.get('of')
  const step = stepsFor(context.get(programmeContext), await theConversation(args, part.easyRead), part).find(({ id }) => id === of)
  const read = step?.read(valuesOf(await request.formData()), part, t)
  const code = newReturnCode(context.get(randomContext))
  const cookie = await partDrafts.saveAs(keyUnder(code), request, context, read && 'part' in read ? read.part : part)
  if (!cookie) return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }] }, { status: 503 })
  return data({ code }, { headers: { 'set-cookie': cookie } })
}

export default function PartSavedForLater() {
  const { place } = useLoaderData<typeof loader>()
  const acted = useActionData<typeof action>()
  const to = useLocalPath()
  const { support } = useProgramme()
  const { code, errors } = { code: undefined, errors: undefined, ...acted }
  return (
    <SavedForLater code={code} errors={errors} comeBack={to(conversationIn(place, '/return'))} start={to(conversationIn(place))} support={support} />
  )
}
