import { renewRecoveryCodes } from '@heard/contracts/identity'
import { type ActionFunctionArgs, data, useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { errorsFrom } from '../../services/form.ts'
import { RecoveryCodesPage } from '../../sign-in/recovery-codes.tsx'

export const action = async ({ context }: ActionFunctionArgs) => {
  const called = await context.get(callContext)(renewRecoveryCodes)
  if (called.ok) return data({ codes: called.body.codes, errors: undefined })
  return data({ codes: undefined, errors: errorsFrom(called.problem, { otherwise: 'renew' }) }, { status: called.status })
}

export default function RenewRecoveryCodes() {
  const { codes, errors } = useActionData<typeof action>() ?? {}
  if (codes) return <RecoveryCodesPage codes={codes} on="/account" />
  return (
    <Page title="New recovery codes" errors={errors} before={<BackLink href="/account" />}>
      <ErrorSummary errors={errors} />
      <h1>New recovery codes</h1>
      <p>You get ten new codes. The codes that you have do not work any more then.</p>
      <PostForm>
        <Button id="renew">Make new codes</Button>
      </PostForm>
    </Page>
  )
}
