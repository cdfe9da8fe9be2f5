import { askToConfirm, myAccount } from '@heard/contracts/identity'
import { data, type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { Input } from '../../components/input.tsx'
import { Page } from '../../components/page.tsx'
import { confirmingPath, wantedContext } from '../../confirmation.ts'
import { callContext } from '../../contexts.ts'
import { answerOf } from '../../services/calling.ts'
import { CodeInput } from '../../sign-in/app-fields.tsx'
import { ConfirmByLinkForm } from '../../sign-in/link-form.tsx'
import { ConfirmByOrganisationForm } from '../../sign-in/organisation-form.tsx'
import { PasskeyForm } from '../../sign-in/passkey-form.tsx'

const words = {
  'not-confirmed': 'This is not right. Try again',
  'too-many-requests': 'Too many attempts. Wait a few minutes, then try again',
}

const notYet = 'Your organisation has not confirmed yet who you are. Confirm there first, then go on'
const noLinkYet = 'You have not signed in by a new link yet. Do that first, then go on'

type Ways = { readonly password: boolean; readonly link: boolean; readonly organisation?: string | undefined }
const errorFor = ({ password, link, organisation }: Ways, refused: keyof typeof words) => {
  if (organisation !== undefined) return { field: 'with-organisation', message: notYet }
  if (link) return { field: 'send-link', message: noLinkYet }
  return { field: password ? 'confirm-password' : 'with-passkey', message: words[refused] }
}

export const loader = async ({ context }: LoaderFunctionArgs) => {
  const wanted = context.get(wantedContext)
  if (!wanted) throw redirect('/account')
  const call = context.get(callContext)
  const ways = answerOf(await call(askToConfirm))
  const mailed = ways.link ? answerOf(await call(myAccount)).email : undefined
  const errors = wanted.refused && [errorFor(ways, wanted.refused)]
  return data({ wanted, ways, mailed, errors }, { status: 401 })
}

type Wanted = { readonly fields: readonly (readonly [string, string])[] | undefined }

const Kept = ({ fields }: Wanted) => (
  <>
    <input type="hidden" name="confirm-by" value={fields ? 'form' : 'page'} />
    {fields?.map(([name, value], index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a form stand in their order
      <input key={index} type="hidden" name={name} value={value} />
    ))}
  </>
)

type GoOnProps = Wanted & { readonly path: string; readonly by: 'organisation' | 'link'; readonly children: string }

/** For whoever has confirmed in another tab. */
const GoOn = ({ path, fields, by, children }: GoOnProps) => (
  <PostForm action={confirmingPath({ path })}>
    <Kept fields={fields} />
    <input type="hidden" name="confirm-with" value={by} />
    <p>{children}</p>
    <Button id="go-on" look="secondary">
      Go on
    </Button>
  </PostForm>
)

export default function Confirm() {
  const { wanted, ways, mailed, errors } = useLoaderData<typeof loader>()
  return (
    <Page title="Confirm who you are" errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>Confirm who you are</h1>
      <p>What you are about to do needs it. What you typed is kept, and you go on with it at once. It counts for ten minutes.</p>
      {ways.passkey && (
        <PasskeyForm kind="give" options={ways.passkey} action={confirmingPath(wanted)}>
          <Kept fields={wanted.fields} />
          <Button id="with-passkey">Confirm with a passkey</Button>
        </PasskeyForm>
      )}
      {ways.organisation !== undefined && (
        <>
          <ConfirmByOrganisationForm label={ways.organisation} />
          <GoOn {...wanted} by="organisation">
            Come back to this tab once you have confirmed there.
          </GoOn>
        </>
      )}
      {mailed !== undefined && (
        <>
          <p>You sign in by links, so a new link shows that it is you.</p>
          <ConfirmByLinkForm email={mailed} />
          <GoOn {...wanted} by="link">
            Open the link in this browser and press “Sign in” there. Then come back to this tab.
          </GoOn>
        </>
      )}
      {ways.password && (
        <PostForm action={confirmingPath(wanted)}>
          <Kept fields={wanted.fields} />
          <Input name="confirm-password" label="Password" errors={errors} type="password" autoComplete="current-password" width={30} />
          {ways.app && <CodeInput name="confirm-code" errors={errors} />}
          <Button id="confirm">Confirm</Button>
        </PostForm>
      )}
    </Page>
  )
}
