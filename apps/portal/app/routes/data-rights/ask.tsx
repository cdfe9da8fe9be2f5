import { askForRight, RightAsked } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Radios } from '../../components/choices.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
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
import { rightNames } from './right-names.ts'

export const loader = ({ request, context }: LoaderFunctionArgs) => ({ key: newKey(context), receipt: receiptIn(request) })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const right = RightAsked.safeParse(first(values, 'right')).data
  const read = readDetails(values, t('data-rights.words-missing'), t)
  const errors = [...(right ? [] : [{ field: 'right', message: t('data-rights.right-missing') }]), ...read.errors]
  if (errors.length > 0 || !right) return data({ errors, values }, { status: 400 })
  const programme = context.get(programmeContext).id
  const called = await context.get(callContext)(askForRight, { params: { programme }, body: { right, ...read.asked } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, `/programmes/${programme}/data-rights/asked?due=${called.body.due}`), 303)
  return data({ errors: errorsFrom(called.problem, refusalFields(t)), values }, { status: called.status })
}

export default function AskForRight() {
  const { key, receipt } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { name } = useProgramme()
  return (
    <Page title={t('data-rights.title')} errors={errors} before={<BackLink href={to('/your-rights')} />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('data-rights.title')}
      </h1>
      <Prose text={t('data-rights.text')} />
      <PostForm>
        <HiddenKey value={key} />
        <Radios
          name="right"
          label={t('data-rights.right')}
          errors={errors}
          chosen={first(values, 'right')}
          choices={RightAsked.options.map((value) => ({ value, label: t(rightNames[value].name), hint: t(rightNames[value].hint) }))}
        />
        <DetailsFields label={t('data-rights.words')} hint={t('data-rights.words-hint')} {...{ errors, values, receipt }} />
        <Button>{t('data-rights.send')}</Button>
      </PostForm>
    </Page>
  )
}
