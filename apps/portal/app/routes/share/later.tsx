import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { valuesOf } from '../../components/form.tsx'
import { SavedForLater } from '../../components/saved-for-later.tsx'
import { randomContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { recallFilling, storyDrafts } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { questionsOf } from './questions.ts'
import { keyUnder, newReturnCode } from './return-code.ts'

/** The answers, with what stands on the page that was left, move under a code that only this answer shows; the browser keeps nothing. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, '?expired')
  const t = translator(languageOf(request))
  const question = questionsOf(programme).find(({ id }) => id === new URL(request.url).searchParams.get('of'))
  const read = question?.read(valuesOf(await request.formData()), filling, t)
  const code = newReturnCode(context.get(randomContext))
  const cookie = await storyDrafts.saveAs(keyUnder(code), request, context, read && 'filling' in read ? read.filling : filling)
  if (!cookie) return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }] }, { status: 503 })
  return data({ code }, { headers: { 'set-cookie': cookie } })
}

export default function StorySavedForLater() {
  const acted = useActionData<typeof action>()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  const { code, errors } = { code: undefined, errors: undefined, ...acted }
  return <SavedForLater code={code} errors={errors} comeBack={to(shareIn(id, '/return'))} start={to(shareIn(id))} support={support} />
}
