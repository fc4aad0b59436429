// Makes the calls of standard input with the official SDK's connector client: {serviceUrl, appId, calls: [{call, ...}]}; writes what each call returned.
'use strict';
const { CloudAdapter } = require('botbuilder');
const { BotFrameworkAuthenticationFactory, ClaimsIdentity, ConnectorClient } = require('botframework-connector');
const fs = require('node:fs');

// The token as such is not what is compared here.
const credentials = {
  async signRequest(request) {
    request.headers.set('authorization', 'Bearer the-token');
    return request;
  },
};

async function main() {
  const { serviceUrl, appId, calls } = JSON.parse(fs.readFileSync(0, 'utf8'));
  const { conversations } = new ConnectorClient(credentials, { baseUri: serviceUrl });
  const factory = { isAuthenticationDisabled: async () => false, isValidAppId: async () => true, createCredentials: async () => credentials };
  const authentication = BotFrameworkAuthenticationFactory.create('', true, '', 'https://api.botframework.com', '', '', '', '', '', factory, {}, undefined, {});
  const identity = new ClaimsIdentity([{ type: 'aud', value: appId }], true);
  const authenticated = { audience: 'https://api.botframework.com', claimsIdentity: identity, connectorFactory: authentication.createConnectorFactory(identity) };

  const make = {
    create: ({ bot, member, tenant }) => conversations.createConversation({
      isGroup: false, bot: { id: bot }, members: [{ id: member }], tenantId: tenant, channelData: { tenant: { id: tenant } },
    }),
    send: ({ conversation, activity }) => conversations.sendToConversation(conversation, activity),
    reply: ({ conversation, id, activity }) => conversations.replyToActivity(conversation, id, activity),
    update: ({ conversation, id, activity }) => conversations.updateActivity(conversation, id, activity),
    delete: ({ conversation, id }) => conversations.deleteActivity(conversation, id),
    members: ({ conversation, pageSize, continuationToken }) => conversations.getConversationPagedMembers(conversation, { pageSize, continuationToken }),
    async turn({ incoming, activity }) {
      let answer;
      await new CloudAdapter(authentication).processActivityDirect(authenticated, incoming, async (context) => { answer = await context.sendActivity(activity); });
      return answer;
    },
  };
  const results = [];
  for (const one of calls) {
    try {
      const { id, members, continuationToken } = (await make[one.call](one)) ?? {};
      results.push({ id, members, continuationToken });
    } catch (error) {
      results.push({ status: error.statusCode, code: error.code });
    }
  }
  process.stdout.write(JSON.stringify(results));
}

main();
