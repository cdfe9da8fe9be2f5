import type { PasskeyToGive, PasskeyToMake } from '@heard/contracts/identity'
import type { ReactNode } from 'react'
import { Button } from '../components/button.tsx'
import type { FieldError } from '../components/field.ts'
import { Input } from '../components/input.tsx'
import script from './passkey.js?url'

type PasskeyFormProps = {
  /** Whether the browser is to make a passkey or to show one. */
  readonly kind: 'make' | 'give'
  readonly options: PasskeyToMake | PasskeyToGive
  readonly action?: string
  readonly children: ReactNode
}

/** A form that sends a passkey along. The one kind of form that needs script, and is not there without it. */
export const PasskeyForm = ({ kind, options, action, children }: PasskeyFormProps) => (
  <>
    <form method="post" noValidate hidden data-passkey={kind} data-options={JSON.stringify(options)} {...(action ? { action } : {})}>
      <input type="hidden" name="passkey" />
      {children}
      <p role="status" />
    </form>
    <noscript>
      <p>A passkey needs JavaScript, which is off in this browser.</p>
    </noscript>
    <script type="module" src={script} />
  </>
)

type MakePasskeyProps = { readonly options: PasskeyToMake; readonly errors: readonly FieldError[] | undefined }

/** Makes a passkey and gives it a name. */
export const MakePasskeyForm = ({ options, errors }: MakePasskeyProps) => (
  <PasskeyForm kind="make" options={options}>
    <Input name="name" label="What to call this passkey" hint="Such as the device it is on" errors={errors} value="My device" width={20} />
    <Button id="with-passkey">Make a passkey</Button>
  </PasskeyForm>
)

export const NoPasskeysHere = () => <p>Browsers keep passkeys only for websites with a name, and this one has a number as its address.</p>
