import { index, route } from '@react-router/dev/routes'

/** The own account, and joining by an invitation. */
export const accountPages = [
  route('join', 'routes/join/join.tsx'),
  route('account', 'routes/account/layout.tsx', [
    index('routes/account/account.tsx'),
    route('password', 'routes/account/password.tsx'),
    route('app', 'routes/account/app.tsx'),
    route('recovery-codes', 'routes/account/recovery-codes.tsx'),
    route('passkeys/new', 'routes/account/new-passkey.tsx'),
    route('passkeys/:passkey', 'routes/account/passkey.tsx'),
    route('confirm', 'routes/account/confirm.tsx'),
  ]),
]
