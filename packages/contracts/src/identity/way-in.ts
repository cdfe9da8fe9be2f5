import { z } from 'zod'
import { typedText } from '../values.ts'

/** How somebody showed who they are. `password`: alone, as development accounts may. */
export const WayIn = z.enum(['passkey', 'password-and-code', 'password-and-recovery-code', 'password', 'link', 'organisation'])
export type WayIn = z.infer<typeof WayIn>

/** The shortest password that may be chosen. */
export const shortestPassword = 12
/** The longest password that is read at all. */
export const longestPassword = 128

/** A password that is being chosen; judged by the service. */
export const NewPassword = z.string().max(longestPassword, { error: `Use ${longestPassword} characters or fewer` })
export const Password = NewPassword.min(1, { error: 'Enter your password' })
/** Six digits of an app, or a recovery code. */
export const Code = z.string().trim().max(40, { error: 'Enter the six digits of your app, or a recovery code' })
export const EmailAddress = z.email({ error: 'Enter an e-mail address like name@example.org' }).max(254, { error: 'Use 254 characters or fewer' })
/** The random part of a one-time link. */
export const LinkToken = z.string().regex(/^[\w-]{43}$/, { error: 'Open the link once more' })
/** Names a key that was shown for an app and is not kept yet. */
export const AppTicket = z.string().regex(/^[\w-]{51}$/, { error: 'Open the page once more' })

export const passwordProblems = {
  'password-short': { status: 422, title: `Use ${shortestPassword} characters or more` },
  'password-long': { status: 422, title: `Use ${longestPassword} characters or fewer` },
  'password-common': { status: 422, title: 'Many people use this password, so it is guessed first; choose another one' },
  'password-about-you': { status: 422, title: 'Leave out your name, your e-mail address and your organisation; who knows you tries them first' },
} as const
export type PasswordFault = keyof typeof passwordProblems

export const codeProblem = { 'code-wrong': { status: 422, title: 'The code is not right; enter the one that your app shows now' } } as const
export const passkeyProblem = { 'passkey-not-taken': { status: 422, title: 'This passkey could not be used; try again' } } as const
export const lastWayIn = {
  'last-way-in': { status: 409, title: 'This is your last way to sign in; add another one first' },
} as const

export const organisationAccount = {
  'organisation-account': { status: 409, title: 'This person signs in by their organisation, which also says what their roles are' },
} as const

export const noLinks = { 'no-links': { status: 404, title: 'Nobody signs in by links here' } } as const

/** What an app needs: the key as a text, and the address that a QR code shows. `ticket` names it. */
export const AppToSetUp = z.strictObject({ ticket: AppTicket, key: z.string(), address: z.string() }).meta({ id: 'AppToSetUp' })
export type AppToSetUp = z.infer<typeof AppToSetUp>

/** Ten codes, shown this once. */
export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) })

const Base64Url = z
  .string()
  .regex(/^[\w-]{1,8000}$/)
  .max(8_000)
const Attachment = z.enum(['platform', 'cross-platform'])
const CredentialName = z.strictObject({ id: Base64Url, type: z.literal('public-key') })

/** W3C PublicKeyCredentialRequestOptionsJSON, as far as it is used. */
export const PasskeyToGive = z
  .object({
    challenge: Base64Url,
    rpId: z.string(),
    timeout: z.number(),
    userVerification: z.literal('required'),
    allowCredentials: z.array(CredentialName).optional(),
  })
  .meta({ id: 'PasskeyToGive' })
export type PasskeyToGive = z.infer<typeof PasskeyToGive>

/** W3C PublicKeyCredentialCreationOptionsJSON, as far as it is used. */
export const PasskeyToMake = z
  .object({
    challenge: Base64Url,
    rp: z.object({ id: z.string(), name: z.string() }),
    user: z.object({ id: Base64Url, name: z.string(), displayName: z.string() }),
    pubKeyCredParams: z.array(z.object({ type: z.literal('public-key'), alg: z.number() })),
    timeout: z.number(),
    attestation: z.literal('none'),
    excludeCredentials: z.array(CredentialName),
    authenticatorSelection: z.object({
      residentKey: z.literal('required'),
      requireResidentKey: z.boolean(),
      userVerification: z.literal('required'),
    }),
  })
  .meta({ id: 'PasskeyToMake' })
export type PasskeyToMake = z.infer<typeof PasskeyToMake>

const said = { id: Base64Url, rawId: Base64Url, type: z.literal('public-key'), authenticatorAttachment: Attachment.optional() }

/** What a browser answered: W3C AuthenticationResponseJSON without extensions. */
export const PasskeyAnswer = z
  .object({
    ...said,
    response: z.object({ clientDataJSON: Base64Url, authenticatorData: Base64Url, signature: Base64Url, userHandle: Base64Url.optional() }),
  })
  .meta({ id: 'PasskeyAnswer' })
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>

/** What a browser made: W3C RegistrationResponseJSON without extensions. */
export const PasskeyMade = z
  .object({
    ...said,
    response: z.object({ clientDataJSON: Base64Url, attestationObject: Base64Url }),
  })
  .meta({ id: 'PasskeyMade' })
export type PasskeyMade = z.infer<typeof PasskeyMade>

/** What its person calls a passkey, such as the device it is on. */
export const PasskeyName = typedText(60)
