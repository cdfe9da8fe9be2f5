import { requestMiniEvent } from '@heard/contracts/events'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Checkboxes } from '../../components/choices.tsx'
import { InsetText } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { type FormValues, first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { Input } from '../../components/input.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { checkTyped } from '../../services/typed.ts'

export const loader = ({ context }: LoaderFunctionArgs) => ({ key: newKey(context) })

const detailsOf = (values: FormValues) => {
  const wishes = first(values, 'wishes') ?? ''
  return {
    name: first(values, 'name') ?? '',
    contact: first(values, 'contact') ?? '',
    group: first(values, 'group') ?? '',
    whenAndWhere: first(values, 'whenAndWhere') ?? '',
    ...(wishes.trim() === '' ? {} : { wishes }),
  }
}

const paths = {
  'details.name': 'name',
  'details.contact': 'contact',
  'details.group': 'group',
  'details.whenAndWhere': 'whenAndWhere',
  'details.wishes': 'wishes',
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const errors = checkTyped(
    values,
    [
      { name: 'group', longest: 200, missing: t('gatherings.ask.group-missing') },
      { name: 'whenAndWhere', longest: 1_000, missing: t('gatherings.ask.when-missing') },
      { name: 'wishes', longest: 5_000 },
      { name: 'name', longest: 200, missing: t('gatherings.ask.name-missing') },
      { name: 'contact', longest: 200, missing: t('gatherings.ask.contact-missing') },
    ],
    (longest) => t('gatherings.too-long', { longest }),
  )
  if (!first(values, 'contactAgreed')) errors.push({ field: 'contactAgreed', message: t('gatherings.ask.agree-missing') })
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const programme = context.get(programmeContext).id
  const call = context.get(callContext)
  const called = await call(requestMiniEvent, { params: { programme }, body: { details: detailsOf(values), contactAgreed: true } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, `/programmes/${programme}/gatherings/asked`), 303)
  const words = { 'programme-not-open': t('gatherings.ask.not-open'), 'too-many-requests': t('unsent.busy') }
  return data({ errors: errorsFrom(called.problem, { paths, words, otherwise: 'group' }), values }, { status: called.status })
}

export default function AskForMiniEvent() {
  const { key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const { id, status } = useProgramme()
  return (
    <Page title={t('gatherings.ask-title')} errors={errors} before={<BackLink href={to(`/programmes/${id}/gatherings`)} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('gatherings.ask-title')}</h1>
      <p className="nhsuk-lede-text">{t('gatherings.ask.lede')}</p>
      {status === 'open' ? (
        <PostForm>
          <HiddenKey value={key} />
          <Input
            name="group"
            label={t('gatherings.ask.group')}
            hint={t('gatherings.ask.group-hint')}
            errors={errors}
            value={first(values ?? {}, 'group')}
          />
          <Textarea
            name="whenAndWhere"
            label={t('gatherings.ask.when')}
            hint={t('gatherings.ask.when-hint')}
            errors={errors}
            value={first(values ?? {}, 'whenAndWhere')}
            rows={3}
          />
          <Textarea
            name="wishes"
            label={t('gatherings.ask.wishes')}
            hint={t('gatherings.ask.wishes-hint')}
            errors={errors}
            value={first(values ?? {}, 'wishes')}
            rows={5}
          />
          <Input name="name" label={t('gatherings.ask.name')} errors={errors} value={first(values ?? {}, 'name')} autoComplete="name" width={30} />
          <Input
            name="contact"
            label={t('gatherings.ask.contact')}
            hint={t('gatherings.ask.contact-hint')}
            errors={errors}
            value={first(values ?? {}, 'contact')}
            width={30}
            dir="ltr"
          />
          <Checkboxes
            name="contactAgreed"
            label={t('gatherings.ask.agree')}
            hint={t('gatherings.ask.agree-hint')}
            errors={errors}
            choices={[{ value: 'yes', label: t('gatherings.ask.agree-yes') }]}
            chosen={values?.contactAgreed}
          />
          <Button>{t('gatherings.ask.send')}</Button>
        </PostForm>
      ) : (
        <InsetText>
          <p>{t('gatherings.ask.not-open')}</p>
        </InsetText>
      )}
    </Page>
  )
}
