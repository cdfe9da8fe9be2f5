import { applyAsChampion } from '@heard/contracts/champions'
import type { ProgrammeView } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Checkboxes, Radios } from '../../components/choices.tsx'
import { InsetText } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { Input } from '../../components/input.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type Translate, translator, useMessages } from '../../i18n/translator.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { checkTyped } from '../../services/typed.ts'

export const loader = ({ context }: LoaderFunctionArgs) => ({ key: newKey(context) })

const order = ['sixteenOrOver', 'community', 'about', 'name', 'contact', 'contactAgreed']

const check = (values: FormValues, t: Translate): FieldError[] => {
  const chosen = [
    { name: 'sixteenOrOver', missing: t('champion.age-missing') },
    { name: 'community', missing: t('champion.community-missing') },
    { name: 'contactAgreed', missing: t('gatherings.ask.agree-missing') },
  ].flatMap(({ name, missing }) => (first(values, name) ? [] : [{ field: name, message: missing }]))
  const typed = checkTyped(
    values,
    [
      { name: 'about', longest: 5_000 },
      { name: 'name', longest: 200, missing: t('gatherings.ask.name-missing') },
      { name: 'contact', longest: 200, missing: t('gatherings.ask.contact-missing') },
    ],
    (longest) => t('gatherings.too-long', { longest }),
  )
  return [...chosen, ...typed].toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))
}

const applicationOf = (values: FormValues) => {
  const about = first(values, 'about') ?? ''
  return {
    details: {
      name: first(values, 'name') ?? '',
      contact: first(values, 'contact') ?? '',
      community: first(values, 'community') ?? '',
      ...(about.trim() === '' ? {} : { about }),
    },
    sixteenOrOver: true as const,
    contactAgreed: true as const,
  }
}

const paths = { 'details.name': 'name', 'details.contact': 'contact', 'details.community': 'community', 'details.about': 'about' }

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const base = `/programmes/${context.get(programmeContext).id}/champion`
  if (first(values, 'sixteenOrOver') === 'no') return redirect(localPath(language, `${base}/later`), 303)
  const errors = check(values, t)
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const params = { programme: context.get(programmeContext).id }
  const called = await context.get(callContext)(applyAsChampion, { params, body: applicationOf(values) }, keyOf(form))
  if (called.ok) return redirect(localPath(language, `${base}/received`), 303)
  const words = {
    'programme-not-open': t('champion.not-open'),
    'unknown-community': t('champion.community-missing'),
    'too-many-requests': t('error.busy.title'),
  }
  const codes = { 'unknown-community': 'community' }
  return data({ errors: errorsFrom(called.problem, { paths, codes, words, otherwise: 'sixteenOrOver' }), values }, { status: called.status })
}

const takesChampions = ({ status, communities }: ProgrammeView): boolean => status === 'open' && communities.length > 0

const About = () => {
  const t = useMessages()
  return (
    <>
      <h2>{t('champion.what')}</h2>
      <ul>
        <li>{t('champion.what-listen')}</li>
        <li>{t('champion.what-promote')}</li>
        <li>{t('champion.what-represent')}</li>
        <li>{t('champion.what-signpost')}</li>
      </ul>
      <h2>{t('champion.who')}</h2>
      <p>{t('champion.who-text')}</p>
    </>
  )
}

type FieldsProps = { readonly values: FormValues | undefined; readonly errors: readonly FieldError[] | undefined }

const Fields = ({ values = {}, errors }: FieldsProps) => {
  const t = useMessages()
  const { communities } = useProgramme()
  return (
    <>
      <Radios
        name="sixteenOrOver"
        label={t('champion.age')}
        errors={errors}
        chosen={first(values, 'sixteenOrOver')}
        choices={[
          { value: 'yes', label: t('champion.age-yes') },
          { value: 'no', label: t('champion.age-no') },
        ]}
      />
      <Radios
        name="community"
        label={t('champion.community')}
        hint={t('champion.community-hint')}
        errors={errors}
        chosen={first(values, 'community')}
        choices={communities.map(({ id, name }) => ({ value: id, label: <Text of={name} /> }))}
      />
      <Textarea name="about" label={t('champion.about')} hint={t('champion.about-hint')} errors={errors} value={first(values, 'about')} rows={5} />
      <Input name="name" label={t('gatherings.ask.name')} errors={errors} value={first(values, 'name')} autoComplete="name" width={30} />
      <Input
        name="contact"
        label={t('gatherings.ask.contact')}
        hint={t('gatherings.ask.contact-hint')}
        errors={errors}
        value={first(values, 'contact')}
        width={30}
        dir="ltr"
      />
      <Checkboxes
        name="contactAgreed"
        label={t('gatherings.ask.agree')}
        hint={t('champion.agree-hint')}
        errors={errors}
        choices={[{ value: 'yes', label: t('gatherings.ask.agree-yes') }]}
        chosen={values.contactAgreed}
      />
    </>
  )
}

export default function BecomeChampion() {
  const { key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <Page title={t('champion.title')} errors={errors} before={<BackLink href={to(`/programmes/${programme.id}`)} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('champion.title')}</h1>
      <p className="nhsuk-lede-text">{t('champion.lede')}</p>
      <About />
      {takesChampions(programme) ? (
        <PostForm>
          <h2>{t('champion.apply')}</h2>
          <HiddenKey value={key} />
          <Fields values={values} errors={errors} />
          <Button>{t('champion.send')}</Button>
        </PostForm>
      ) : (
        <InsetText>
          <p>{t('champion.not-open')}</p>
        </InsetText>
      )}
    </Page>
  )
}
