import { giveRoles } from '@heard/contracts/identity'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { principalContext } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { onlyForManagers, theAccount } from './accounts.server.ts'
import { placesOf } from './places.server.ts'
import { RoleFields } from './role-fields.tsx'
import { grantKey, grantText, readGrant } from './roles.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  onlyForManagers(context)
  const call = context.get(callContext)
  const [{ account, name, email, grants, joined, organisation, review }, places] = await Promise.all([
    theAccount(call, params.account),
    placesOf(call),
  ])
  const roles = grants.map((grant) => ({ id: grantKey(grant), text: grantText(grant, places) }))
  const own = account === context.get(principalContext).account
  return { account, name, email, roles, places, joined, organisation, review, own, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  onlyForManagers(context)
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const { account, grants } = await theAccount(call, params.account)
  const taken = first(values, 'take')
  const read = taken === undefined ? readGrant(values) : { grants: [] }
  if ('errors' in read) return comesBack(read.errors, values)
  const [given] = read.grants
  if (taken === undefined && !given) return comesBack([{ field: 'role', message: 'Choose the role to give' }], values)
  const kept = grants.filter((grant) => grantKey(grant) !== (given ? grantKey(given) : taken))
  const body = { grants: given ? [...kept, given] : kept }
  const called = await call(giveRoles, { params: { account }, body }, keyOf(form))
  return afterCall(called, '/staff/people?done=changed', { otherwise: taken === undefined ? 'role' : 'roles' }, values)
}

type Roles = { readonly roles: readonly { readonly id: string; readonly text: string }[] }

const RoleTexts = ({ roles }: Roles) =>
  roles.length === 0 ? (
    <p>None: their organisation lets them in no more.</p>
  ) : (
    <ul className="nhsuk-list">
      {roles.map(({ id, text }) => (
        <li key={id}>{text}</li>
      ))}
    </ul>
  )

const RoleList = ({ roles, formKey }: Roles & { readonly formKey: string }) =>
  roles.length === 0 ? (
    <p id="roles">None: this person can sign in, and do nothing.</p>
  ) : (
    <ul className="nhsuk-list" id="roles" tabIndex={-1}>
      {roles.map(({ id, text }) => (
        <li key={id}>
          <PostForm>
            <HiddenKey value={formKey} />
            <p className="nhsuk-u-margin-bottom-2">{text}</p>
            <Button look="secondary" name="take" value={id}>
              Take away<span className="nhsuk-u-visually-hidden"> {text}</span>
            </Button>
          </PostForm>
        </li>
      ))}
    </ul>
  )

export default function Person() {
  const { account, name, email, roles, places, joined, organisation, review, own, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const day = useDay()
  return (
    <Page title={name} errors={errors} before={<BackLink href="/staff/people" />}>
      <ErrorSummary errors={errors} />
      <h1>
        <span className="nhsuk-caption-l">{email}</span>
        {name}
      </h1>
      <h2>Roles</h2>
      {organisation ? (
        <>
          <RoleTexts roles={roles} />
          <p>Their organisation says what their roles are, each time they sign in. To change them, ask whoever looks after accounts there.</p>
        </>
      ) : (
        <>
          <RoleList roles={roles} formKey={key} />
          <h2>Give another role</h2>
          <PostForm>
            <HiddenKey value={key} />
            <RoleFields places={places} errors={errors} values={values} />
            <Button>Give the role</Button>
          </PostForm>
        </>
      )}
      <h2>Review</h2>
      <p>{review ? `Somebody must say by ${day(review)} whether this person still needs it.` : 'No day is set for a review.'}</p>
      <ButtonLink look="secondary" href={`/staff/people/${account}/keep`}>
        Keep this person
      </ButtonLink>
      <h2>Signing in</h2>
      {organisation ? (
        <p>They sign in by their organisation, and by nothing else.</p>
      ) : (
        <>
          <p>
            {joined ? 'They can sign in. If they lost every way to do so, send them a new link.' : 'They have not followed their invitation yet.'}
          </p>
          <ButtonLink look="secondary" href={`/staff/people/${account}/invite`}>
            Send a new link
          </ButtonLink>
        </>
      )}
      <h2>Leaving</h2>
      {organisation && (
        <p>To keep somebody out, take their role away in their organisation first. Otherwise they get a new account when they sign in again.</p>
      )}
      {own ? (
        <p>Nobody removes their own account. Ask another administrator.</p>
      ) : (
        <ButtonLink look="warning" href={`/staff/people/${account}/remove`}>
          Remove this person
        </ButtonLink>
      )}
    </Page>
  )
}
