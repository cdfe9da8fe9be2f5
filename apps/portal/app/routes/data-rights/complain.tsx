import { complain } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Prose } from '../../components/prose.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { receiptIn } from '../contribution/receipt-cookie.ts'
import { readDetails, refusalFields } from './details.ts'
import { DetailsFields } from './details-fields.tsx'

export const loader = ({ request, context }: LoaderFunctionArgs) => ({ key: newKey(context), receipt: receiptIn(request) })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const { errors, asked } = readDetails(values, t('complain.words-missing'), t)
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const programme = context.get(programmeContext).id
  const called = await context.get(callContext)(complain, { params: { programme }, body: asked }, keyOf(form))
  if (called.ok) return redirect(localPath(language, `/programmes/${programme}/complain/sent?due=${called.body.due}`), 303)
  return data({ errors: errorsFrom(called.problem, refusalFields(t)), values }, { status: called.status })
}

export default function Complain() {
  const { key, receipt } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { name } = useProgramme()
  return (
    <Page title={t('complain.title')} errors={errors} before={<BackLink href={to('/your-rights')} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('complain.title')}
      </h1>
      <Prose text={t('complain.text')} />
      <PostForm>
        <HiddenKey value={key} />
        <DetailsFields label={t('complain.words')} hint={t('complain.words-hint')} {...{ errors, values, receipt }} />
        <Button>{t('complain.send')}</Button>
      </PostForm>
    </Page>
  )
}
