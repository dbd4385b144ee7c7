import { ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';
import type { Activity, TeamsPort } from './port.ts';
import type { TeamsSettings } from './settings.ts';

/** The way in, by Microsoft's Bot Framework SDK, which only this file knows: who signed a request, and for whom. */
export function createBotFramework(settings: TeamsSettings): Pick<TeamsPort, 'receive'> {
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
    async receive(request, response, handle) {
      const activity = request.body as TurnContext['activity'];
      try {
        if (!isUnsigned) await authentication.authenticateRequest(activity, request.get('authorization') ?? '');
      } catch {
        // Whatever is wrong with a token, whoever sent it learns nothing of what.
        response.status(401).end();
        return;
      }
      const { status, body } = (await handle(activity as unknown as Activity)) ?? { status: 200 };
      response.status(status);
      if (body === undefined) response.end();
      else response.json(body);
    },
  };
}
