import type { SignpostingChannel } from '@heard/contracts/engagement'

export const channelNames: Readonly<Record<SignpostingChannel, string>> = {
  'in-person': 'In person',
  phone: 'By phone',
  'e-mail': 'By e-mail',
  gathering: 'At a gathering',
}
