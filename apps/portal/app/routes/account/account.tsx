import { endOtherSessions, endSession, myAccount, removePasskey, removePassword, type WayIn } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../components/button.tsx'
import { SummaryList, Table } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { DoneNotice } from '../../components/staff-form.tsx'
import { callContext } from '../../contexts.ts'
import { useMoment } from '../../i18n/times.ts'
import { answerOf } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => ({
  mine: answerOf(await context.get(callContext)(myAccount)),
  done: new URL(request.url).searchParams.get('done'),
})

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const call = context.get(callContext)
  const form = await request.formData()
  const named = (name: string): string => String(form.get(name) ?? '')
  const acts = {
    'end-session': () => call(endSession, { params: { session: named('session') } }),
    'end-others': () => call(endOtherSessions),
    'remove-passkey': () => call(removePasskey, { params: { passkey: named('passkey') } }),
    'remove-password': () => call(removePassword),
  }
  const act = named('act')
  if (!Object.hasOwn(acts, act)) throw data(null, { status: 400 })
  const called = await acts[act as keyof typeof acts]()
  if (called.ok) throw redirect(`/account?done=${act}`, 303)
  return data({ errors: errorsFrom(called.problem, { otherwise: act.endsWith('password') ? 'password' : 'sessions' }) }, { status: called.status })
}

const ways: Readonly<Record<WayIn, string>> = {
  passkey: 'Passkey',
  'password-and-code': 'Password and app',
  'password-and-recovery-code': 'Password and recovery code',
  password: 'Password',
  link: 'Link by e-mail',
  organisation: 'Your organisation',
}

const said = {
  'end-session': 'The session has ended.',
  'end-others': 'All other sessions have ended.',
  'remove-passkey': 'The passkey is removed, and all other sessions have ended.',
  'remove-password': 'Password and app are removed, and all other sessions have ended.',
  passkey: 'The passkey is kept. You can sign in with it from now on.',
  password: 'The password is changed, and all other sessions have ended.',
}

type Mine = Awaited<ReturnType<typeof loader>>['mine']
type Field = { readonly name: string; readonly value: string }

const Act = ({ act, field, what, children }: { readonly act: string; readonly field?: Field; readonly what: string; readonly children: string }) => (
  <PostForm>
    <input type="hidden" name="act" value={act} />
    {field && <input type="hidden" {...field} />}
    <button type="submit" className="app-link-button">
      {children}
      <span className="nhsuk-u-visually-hidden"> {what}</span>
    </button>
  </PostForm>
)

const Sessions = ({ sessions }: Pick<Mine, 'sessions'>) => {
  const moment = useMoment()
  return (
    <Table
      caption="Where you are signed in"
      rows={sessions}
      keyOf={({ id }) => id}
      columns={[
        { title: 'Since', cell: ({ began, own }) => `${moment(began)}${own ? ' (this one)' : ''}` },
        { title: 'Last used', cell: ({ used }) => moment(used) },
        { title: 'Way in', cell: ({ way }) => ways[way] },
        {
          title: 'End',
          cell: ({ id, began, own }) =>
            own ? (
              'Sign out ends it'
            ) : (
              <Act act="end-session" field={{ name: 'session', value: id }} what={`the session of ${moment(began)}`}>
                End
              </Act>
            ),
        },
      ]}
    />
  )
}

const Passkeys = ({ passkeys }: Pick<Mine, 'passkeys'>) => {
  const moment = useMoment()
  return passkeys.length === 0 ? (
    <p>You have no passkey.</p>
  ) : (
    <Table
      caption="Your passkeys"
      rows={passkeys}
      keyOf={({ id }) => id}
      columns={[
        { title: 'Name', cell: ({ id, name }) => <a href={`/account/passkeys/${id}`}>{name}</a> },
        { title: 'Made', cell: ({ made }) => moment(made) },
        { title: 'Last used', cell: ({ used }) => (used ? moment(used) : 'Not yet') },
        {
          title: 'Remove',
          cell: ({ id, name }) => (
            <Act act="remove-passkey" field={{ name: 'passkey', value: id }} what={name}>
              Remove
            </Act>
          ),
        },
      ]}
    />
  )
}

const Password = ({ password, app, recoveryCodes }: Mine) => (
  <>
    <h3 id="password" tabIndex={-1}>
      Password and app
    </h3>
    {password ? (
      <SummaryList
        rows={[
          { key: 'Password', value: 'Set', change: { href: '/account/password', what: 'your password' } },
          { key: 'App', value: app ? 'Set' : 'Not set', change: { href: '/account/app', what: 'password and app' } },
          ...(app
            ? [{ key: 'Recovery codes left', value: String(recoveryCodes), change: { href: '/account/recovery-codes', what: 'recovery codes' } }]
            : []),
        ]}
      />
    ) : (
      <ButtonLink look="secondary" href="/account/app">
        Add a password and an app
      </ButtonLink>
    )}
    {password && (
      <Act act="remove-password" what="">
        Remove password and app
      </Act>
    )}
  </>
)

export default function OwnAccount() {
  const { mine, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Your account" errors={errors} wide>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>Your account</h1>
      <SummaryList
        rows={[
          { key: 'Name', value: mine.name },
          { key: 'E-mail address', value: mine.email },
        ]}
      />
      <h2 id="sessions" tabIndex={-1}>
        Sessions
      </h2>
      <p>A session ends after 30 minutes without use, and after 12 hours in any case.</p>
      <Sessions sessions={mine.sessions} />
      {mine.sessions.length > 1 && (
        <PostForm>
          <input type="hidden" name="act" value="end-others" />
          <Button look="secondary">End all other sessions</Button>
        </PostForm>
      )}
      <h2>Ways to sign in</h2>
      {mine.organisation === undefined ? (
        <>
          {mine.link && <p>You sign in by a link that we mail you. Once you add a passkey or a password, that replaces it.</p>}
          <Passkeys passkeys={mine.passkeys} />
          <ButtonLink look="secondary" href="/account/passkeys/new">
            Add a passkey
          </ButtonLink>
          <Password {...mine} />
        </>
      ) : (
        <p>You sign in with {mine.organisation}, which also says what your name, your e-mail address and your roles are.</p>
      )}
    </Page>
  )
}
