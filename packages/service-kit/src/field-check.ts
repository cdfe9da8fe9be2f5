import { type FieldFor, type FieldMap, fieldMap, type StoredPurpose } from '@heard/contracts/engagement'
import type { SealRequest, Vault } from '@heard/vault'

/** A seal request for one of the mapped fields, for the purpose that the field is mapped to. */
export type FieldRequest = {
  [P in StoredPurpose]: Omit<SealRequest, 'field' | 'purpose'> & { readonly purpose: P; readonly field: FieldFor<P> }
}[StoredPurpose]

/** Something was to be stored that no purpose was declared for: a defect of the service, found before anything is sealed. */
export class UnmappedField extends Error {
  readonly type = 'unmapped-field'
}

const check = ({ field, purpose }: SealRequest, fields: FieldMap): void => {
  const mapped = Object.hasOwn(fields, field) ? fields[field] : undefined
  if (!mapped) throw new UnmappedField(`${field} is in no field map`)
  if (mapped.purpose !== purpose) throw new UnmappedField(`${field} is mapped to ${mapped.purpose}, not to ${purpose}`)
}

/** A vault that seals only what is mapped to a purpose, and only for that one, whichever way the request came. */
export const checkedVault = (vault: Vault, fields: FieldMap = fieldMap): Vault => ({
  async seal(requests, options) {
    for (const request of requests) check(request, fields)
    return vault.seal(requests, options)
  },
  confirm: vault.confirm.bind(vault),
  sweep: vault.sweep.bind(vault),
  open: vault.open.bind(vault),
  wording: vault.wording.bind(vault),
  disclose: vault.disclose.bind(vault),
  verify: vault.verify.bind(vault),
  erase: vault.erase.bind(vault),
  withdraw: vault.withdraw.bind(vault),
  rotate: vault.rotate.bind(vault),
  epoch: vault.epoch.bind(vault),
  fingerprint: vault.fingerprint.bind(vault),
  link: vault.link.bind(vault),
  linkAll: vault.linkAll.bind(vault),
  linked: vault.linked.bind(vault),
  unlink: vault.unlink.bind(vault),
  keep: vault.keep.bind(vault),
  change: vault.change.bind(vault),
  recall: vault.recall.bind(vault),
  openRecord: vault.openRecord.bind(vault),
  drop: vault.drop.bind(vault),
  answers: vault.answers.bind(vault),
  close: vault.close.bind(vault),
})
