import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { valuesOf } from '../../components/form.tsx'
import { SavedForLater } from '../../components/saved-for-later.tsx'
import { randomContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { translator } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { keyUnder, newReturnCode } from '../share/return-code.ts'
import { championDrafts, championIn, goTo, recallFilling } from './draft.ts'
import { questionsFor } from './questions.ts'

/** Saves the answers, with what stands on the page that was left. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw goTo(request, programme.id, '?expired')
  const t = translator(languageOf(request))
  const of = new URL(request.url).searchParams.get('of')
  const read = questionsFor(filling)
    .find(({ id }) => id === of)
    ?.read(valuesOf(await request.formData()), filling, t)
  const code = newReturnCode(context.get(randomContext))
  const cookie = await championDrafts.saveAs(keyUnder(code), request, context, read && 'filling' in read ? read.filling : filling)
  if (!cookie) return data({ errors: [{ field: 'maincontent', message: t('share.not-kept') }] }, { status: 503 })
  return data({ code }, { headers: { 'set-cookie': cookie } })
}

export default function ApplicationSavedForLater() {
  const acted = useActionData<typeof action>()
  const to = useLocalPath()
  const { id, support } = useProgramme()
  const { code, errors } = { code: undefined, errors: undefined, ...acted }
  return <SavedForLater code={code} errors={errors} comeBack={to(championIn(id, '/return'))} start={to(championIn(id))} support={support} />
}
