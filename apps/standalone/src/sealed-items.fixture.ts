import { sealItem } from '@heard/contracts/day'

/** An item as a device sends it. */
export const sealedFor = async (publicKey: string, gathering: string, content: object, item: string = crypto.randomUUID()) => ({
  item,
  sealed: await sealItem(publicKey, { gathering, item }, JSON.stringify(content)),
})
