import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { Activity, TeamsPort } from './port.ts';
import type { TeamsSettings } from './settings.ts';

/** The way in, by Microsoft's Bot Framework SDK, which only this file knows: who signed a request, and for whom. */
export function createBotFramework(settings: TeamsSettings): Pick<TeamsPort, 'mayBeSigned' | 'receive'> {
  const { appId, tenant, openIdMetadata, isUnsigned } = settings;
  const authentication = new ConfigurationBotFrameworkAuthentication(
    {
      ...(isUnsigned ? {} : { MicrosoftAppId: appId, MicrosoftAppTenantId: tenant }),
      // The SDK takes either all of these or its own.
      ...(openIdMetadata === ''
        ? {}
        : {
            ToBotFromChannelOpenIdMetadataUrl: openIdMetadata,
            ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadata,
            ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
            ToChannelFromBotOAuthScope: 'https://api.botframework.com',
            ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
            OAuthUrl: 'https://api.botframework.com',
            ValidateAuthority: true,
          }),
    },
    {
      isValidAppId: async id => id === appId,
      isAuthenticationDisabled: async () => isUnsigned,
      // Nothing is sent by the SDK.
      createCredentials: async () => ({ signRequest: async request => request }),
    },
  );
  return {
    mayBeSigned: request => isUnsigned || /^Bearer [\w-]+\.[\w-]+\.[\w-]*$/.test(request.get('authorization') ?? ''),
    async receive(request, response, handle, refuse) {
      const activity = request.body as TurnContext['activity'];
      try {
        if (!isUnsigned) await authentication.authenticateRequest(activity, request.get('authorization') ?? '');
      } catch {
        return refuse();
      }
      const { status, body } = (await handle(activity as unknown as Activity)) ?? { status: 200 };
      response.status(status);
      if (body === undefined) response.end();
      else response.json(body);
    },
  };
}
