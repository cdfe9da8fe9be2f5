import type { AppToSetUp } from '@heard/contracts/identity'
import type { FieldError } from '../components/field.ts'
import { Input } from '../components/input.tsx'
import { QrCode } from '../components/receipt.tsx'

type Errors = { readonly errors: readonly FieldError[] | undefined }

const inGroups = (key: string): string => key.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** Shows the key for an app, and takes the first code of it. */
export const AppFields = ({ app, errors }: Errors & { readonly app: AppToSetUp }) => (
  <>
    <input type="hidden" name="app" value={app.ticket} />
    <p>Open an app that shows sign-in codes on your phone, add an account, and scan this picture. If you cannot scan it, type the key.</p>
    <QrCode text={app.address} label="Key for your app" />
    <p>
      Key: <code>{inGroups(app.key)}</code>
    </p>
    <Input
      name="code"
      label="Code that the app shows"
      hint="Six digits"
      errors={errors}
      autoComplete="one-time-code"
      inputMode="numeric"
      spellCheck={false}
      width={10}
    />
  </>
)

/** The second factor, beside a password. */
export const CodeInput = ({ name, errors }: Errors & { readonly name: string }) => (
  <Input
    name={name}
    label="Code"
    hint="The six digits that your app shows, or a recovery code"
    errors={errors}
    autoComplete="one-time-code"
    spellCheck={false}
    width={20}
  />
)

/** A password that is being chosen. */
export const NewPasswordInput = ({ errors }: Errors) => (
  <Input
    name="password"
    label="New password"
    hint="At least 12 characters. Three or four words that do not belong together are good. No password that many people use, and nothing about you"
    errors={errors}
    type="password"
    autoComplete="new-password"
    width={30}
  />
)
