// The official JavaScript SDK, unmodified, sending cards to people it knows: what a bot on it does for a campaign, without storing anything.
// usage: node sdk-sender.js JOB.json     prints: sent N failed F milliseconds M
'use strict';
const fs = require('node:fs');
const { CardFactory, CloudAdapter } = require('botbuilder');
const { BotFrameworkAuthenticationFactory, MsalServiceClientCredentialsFactory } = require('botframework-connector');
const { ConfidentialClientApplication } = require('@azure/msal-node');

const setting = (name) => process.env[`Microsoft365__${name}`];
const appId = setting('AppId');
const tenantId = setting('TenantId');
const authority = `${setting('AuthorityHost')}${tenantId}`;
const scope = 'https://api.botframework.com';
const application = new ConfidentialClientApplication({
  auth: { clientId: appId, clientSecret: setting('ClientSecret'), authority, knownAuthorities: [new URL(authority).host] },
});
const adapter = new CloudAdapter(BotFrameworkAuthenticationFactory.create(
  '', true, authority, scope, setting('TokenIssuer'), scope, setting('OpenIdMetadataUrl'), setting('OpenIdMetadataUrl'), '',
  new MsalServiceClientCredentialsFactory(appId, application), {}, undefined, {}));
adapter.onTurnError = async (context, error) => { throw error; };

const { serviceUrl, inFlight, cards, people } = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
let next = 0, failed = 0;

async function sender() {
  while (next < people.length) {
    const { conversation, card } = people[next++];
    const reference = {
      bot: { id: `28:${appId}` }, channelId: 'msteams', serviceUrl,
      conversation: { id: conversation, conversationType: 'personal', tenantId },
    };
    try {
      await adapter.continueConversationAsync(appId, reference, (context) => context.sendActivity({ type: 'message', attachments: [CardFactory.adaptiveCard(cards[card])] }));
    } catch (error) {
      failed++;
      if (failed === 1) console.error(String(error && error.message).slice(0, 300));
    }
  }
}

const begin = process.hrtime.bigint();
Promise.all(Array.from({ length: inFlight }, sender)).then(() => {
  console.log(`sent ${people.length - failed} failed ${failed} milliseconds ${Number((process.hrtime.bigint() - begin) / 1000000n)}`);
  process.exit(0);
});
