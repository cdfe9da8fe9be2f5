import type { IncomingMessage, ServerResponse } from 'node:http'
// @ts-expect-error oidc-provider brings no types; those of DefinitelyTyped bring the types of seventeen other packages along
import { Provider } from 'oidc-provider'

type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
type Context = {
  readonly oidc: {
    readonly client?: { readonly clientId: string }
    readonly session?: { readonly accountId?: string }
    readonly provider: { readonly Grant: new (about: { readonly clientId: string | undefined; readonly accountId: string | undefined }) => Grant }
  }
}

/** As much of a provider's options as the specs set and TypeScript cannot guess. */
export type ProviderOptions = {
  readonly interactions: { url(context: Context, interaction: { readonly uid: string }): string }
  findAccount(context: Context, sub: string): { readonly accountId: string; claims(use: string): Promise<object> }
  loadExistingGrant(context: Context): Promise<Grant>
  readonly [option: string]: unknown
}

/** As much of a provider as the specs use. */
export type OpenIdProvider = {
  callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>
  interactionFinished(request: IncomingMessage, response: ServerResponse, result: object, options: object): Promise<void>
}

export const openIdProvider: new (issuer: string, options: ProviderOptions) => OpenIdProvider = Provider
