import type { MyRegistration, Permission } from '@heard/contracts/events'
import { useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { CodeInput } from '../../components/code-input.tsx'
import { Details, Notice, SummaryList } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { QrCode } from '../../components/receipt.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, useMessages } from '../../i18n/translator.ts'
import { type Back, placeAction } from './my-place.server.ts'
import { RegistrationFields, registrationRows, registrationValues } from './registration-fields.tsx'
import { StandingText } from './standing.tsx'
import { When } from './when.tsx'

export const action = placeAction

const Steps = ({ registration, code, errors, values }: Back & { readonly registration: MyRegistration }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { standing } = registration
  if (standing === 'cancelled' || standing === 'lapsed') return null
  const hidden = (step: string) => (
    <>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="step" value={step} />
    </>
  )
  return (
    <>
      {standing === 'offered' && (
        <PostForm action={to('/my-place')}>
          {hidden('accept')}
          <Button>{t('place.accept')}</Button>
        </PostForm>
      )}
      <Details summary={t('place.change')} open={values !== undefined}>
        <PostForm action={to('/my-place')}>
          {hidden('change')}
          <RegistrationFields values={values ?? registrationValues(registration)} errors={errors} />
          <Button>{t('place.save')}</Button>
        </PostForm>
      </Details>
      <Details summary={t('place.give-back')}>
        <p>{t('place.give-back-text')}</p>
        <PostForm action={to('/my-place')}>
          {hidden('cancel')}
          <Button look="warning">{t('place.give-back')}</Button>
        </PostForm>
      </Details>
    </>
  )
}

const permissionKeys = {
  photographs: 'place.permits.photographs',
  'named-sharing': 'place.permits.named-sharing',
} as const satisfies Readonly<Record<Permission, MessageKey>>

/** What somebody said yes to at the door, each with its own way back. */
const Permissions = ({ permissions = [], code }: Pick<Back, 'permissions' | 'code'>) => {
  const t = useMessages()
  const to = useLocalPath()
  if (permissions.length === 0) return null
  return (
    <>
      <h2>{t('place.permits')}</h2>
      <p>{t('place.permits-text')}</p>
      {permissions.map((permission) => (
        <PostForm key={permission} action={to('/my-place')}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="step" value="take-back" />
          <p>{t(permissionKeys[permission])}</p>
          <Button look="secondary" name="to" value={permission}>
            {t('place.take-back')}
            <span className="nhsuk-u-visually-hidden"> ({t(permissionKeys[permission])})</span>
          </Button>
        </PostForm>
      ))}
    </>
  )
}

/** From its start on: how it was. */
const Evaluation = ({ page, code }: Pick<Back, 'code'> & { readonly page: string }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <>
      <h2>{t('tell-us.title')}</h2>
      <PostForm action={to(`${page}/tell-us`)}>
        <input type="hidden" name="code" value={code} />
        <Button look="secondary">{t('tell-us.title')}</Button>
      </PostForm>
      <Details summary={t('tell-us.take-back')}>
        <p>{t('tell-us.take-back-text')}</p>
        <PostForm action={to('/my-place')}>
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="step" value="evaluation" />
          <Button look="warning">{t('tell-us.take-back')}</Button>
        </PostForm>
      </Details>
    </>
  )
}

const doneKeys = {
  'taken-back': 'place.permission-taken-back',
  'evaluation-taken-back': 'tell-us.taken-back',
} as const satisfies Readonly<Record<NonNullable<Back['done']>, MessageKey>>

const Done = ({ done }: { readonly done: Back['done'] | undefined }) => {
  const t = useMessages()
  return done ? (
    <Notice title={t('place.done')}>
      <p>{t(doneKeys[done])}</p>
    </Notice>
  ) : null
}

const Place = ({ registration, gathering, done, ...rest }: Back) => {
  const t = useMessages()
  const to = useLocalPath()
  const page = registration && `/programmes/${registration.programme}/gatherings/${registration.gathering}`
  const isErased = registration && registration.standing !== 'cancelled' && registration.standing !== 'lapsed'
  return (
    <Page title={t('place.title')} errors={rest.errors}>
      <Done done={done} />
      <ErrorSummary errors={rest.errors} />
      <h1>{t('place.title')}</h1>
      {gathering && (
        <>
          <p className="nhsuk-lede-text">
            {page ? (
              <a href={to(page)}>
                <Text of={gathering.title} />
              </a>
            ) : (
              <Text of={gathering.title} />
            )}
          </p>
          {gathering.cancelled && (
            <p>
              <strong>{t('gatherings.cancelled')}:</strong> <Text of={gathering.cancelled} />
            </p>
          )}
          <When gathering={gathering} />
        </>
      )}
      <div id="step">
        {registration ? <StandingText registration={registration} /> : <p>{rest.permissions?.length === 0 && t('place.permits-nothing')}</p>}
      </div>
      {registration?.details ? <SummaryList rows={registrationRows(t, registration)} /> : isErased && <p>{t('place.erased')}</p>}
      {rest.doorLink !== undefined && (
        <Details summary={t('place.picture-label')}>
          <p>{t('place.picture')}</p>
          <QrCode text={rest.doorLink} label={t('place.picture-label')} />
        </Details>
      )}
      <Permissions {...rest} />
      {registration && <Steps registration={registration} {...rest} />}
      {page && isErased && rest.hasBegun && <Evaluation page={page} code={rest.code} />}
    </Page>
  )
}

export default function MyPlace() {
  const back: Back = useActionData<typeof action>() ?? { code: '' }
  const t = useMessages()
  const to = useLocalPath()
  if (back.registration || back.gathering) return <Place {...back} />
  return (
    <Page title={t('place.title')} errors={back.errors}>
      <Done done={back.done} />
      <ErrorSummary errors={back.errors} />
      <h1>{t('place.title')}</h1>
      <p className="nhsuk-lede-text">{t('place.mine-lede')}</p>
      <PostForm action={to('/my-place')}>
        <CodeInput label={t('mine.code')} value={back.code} errors={back.errors} />
        <Button>{t('place.see')}</Button>
      </PostForm>
    </Page>
  )
}
