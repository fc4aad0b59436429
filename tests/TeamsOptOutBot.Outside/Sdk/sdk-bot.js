// A bot on the official SDK, unmodified: CloudAdapter and TeamsActivityHandler. Its settings are those that the simulator writes for any bot.
'use strict';
const http = require('node:http');
const { ActivityTypes, CardFactory, CloudAdapter, MessageFactory, TeamsActivityHandler, TeamsInfo, TurnContext } = require('botbuilder');
const { BotFrameworkAuthenticationFactory, MsalServiceClientCredentialsFactory } = require('botframework-connector');
const { ConfidentialClientApplication } = require('@azure/msal-node');

const setting = (name) => process.env[`Microsoft365__${name}`];
const appId = setting('AppId');
const tenantId = setting('TenantId');
const authority = `${setting('AuthorityHost')}${tenantId}`;
const scope = 'https://api.botframework.com';

// Against Azure the same three are `new ConfigurationBotFrameworkAuthentication(process.env)`; only addresses differ here.
const application = new ConfidentialClientApplication({
  auth: { clientId: appId, clientSecret: setting('ClientSecret'), authority, knownAuthorities: [new URL(authority).host] },
});
const adapter = new CloudAdapter(BotFrameworkAuthenticationFactory.create(
  '', true, authority, scope, setting('TokenIssuer'), scope, setting('OpenIdMetadataUrl'), setting('OpenIdMetadataUrl'), '',
  new MsalServiceClientCredentialsFactory(appId, application), {}, undefined, {}));

// What the bot met, for the test to read.
const seen = [];
adapter.onTurnError = async (context, error) => {
  seen.push({ error: String(error.message), status: error.statusCode, code: error.code, type: context.activity.type, text: context.activity.text });
};

const card = (text) => ({
  type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }],
  actions: [
    { type: 'Action.Execute', title: 'Count', verb: 'count', data: { n: 1 } },
    { type: 'Action.Submit', title: 'Dialog', data: { msteams: { type: 'task/fetch' }, which: 'one' } },
  ],
});

const commands = {
  async send(context, rest) {
    const first = await context.sendActivity(`sent ${rest}`);
    seen.push({ sentId: first.id });
  },
  async two(context) {
    const sent = await context.sendActivities([MessageFactory.text('one'), { type: ActivityTypes.Typing }, MessageFactory.text('two')]);
    seen.push({ sentIds: sent.map((one) => one && one.id) });
  },
  async update(context) {
    const sent = await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card('before'))] });
    await context.updateActivity({ type: 'message', id: sent.id, attachments: [CardFactory.adaptiveCard(card('after'))] });
  },
  async delete(context) {
    const sent = await context.sendActivity('soon gone');
    await context.deleteActivity(sent.id);
  },
  async card(context) {
    await context.sendActivity({ attachments: [CardFactory.adaptiveCard(card('press me'))] });
  },
  async members(context) {
    const ids = [];
    let pages = 0, continuationToken;
    do {
      const page = await TeamsInfo.getPagedMembers(context, 50, continuationToken);
      ids.push(...page.members.map((member) => member.aadObjectId));
      continuationToken = page.continuationToken;
      pages++;
    } while (continuationToken);
    seen.push({ pages, members: ids });
  },
  async member(context) {
    const { id, name, aadObjectId, email, tenantId } = await TeamsInfo.getMember(context, context.activity.from.id);
    seen.push({ member: { id, name, aadObjectId, email, tenantId } });
  },
  // To somebody who has not written: by Teams id or by Entra id.
  async create(context, member) {
    const { serviceUrl, recipient } = context.activity;
    await adapter.createConversationAsync(appId, 'msteams', serviceUrl, scope, {
      isGroup: false, bot: { id: recipient.id }, members: [{ id: member }], tenantId, channelData: { tenant: { id: tenantId } },
    }, async (created) => {
      seen.push({ created: created.activity.conversation.id });
      await created.sendActivity('hello from a new conversation');
    });
  },
  async thread(context) {
    const [reference] = await TeamsInfo.sendMessageToTeamsChannel(context, MessageFactory.text('a new thread'), context.activity.channelData.channel.id, appId);
    seen.push({ thread: reference.conversation.id });
  },
  async later(context) {
    const reference = TurnContext.getConversationReference(context.activity);
    await adapter.continueConversationAsync(appId, reference, async (again) => {
      await again.sendActivity('later, unasked');
    });
  },
  async lost(context) {
    await context.updateActivity({ type: 'message', id: '1', text: 'nothing there' });
  },
};

class Bot extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      const [word, rest] = TurnContext.removeRecipientMention(context.activity).trim().split(/ (.*)/s);
      await commands[word](context, rest);
      await next();
    });
    this.onInstallationUpdateAdd(async (context, next) => { seen.push({ installed: context.activity.from.aadObjectId }); await next(); });
    this.onInstallationUpdateRemove(async (context, next) => { seen.push({ removed: context.activity.from.aadObjectId }); await next(); });
    this.onMembersAdded(async (context, next) => { seen.push({ added: context.activity.membersAdded.map((member) => member.id) }); await next(); });
  }

  async onAdaptiveCardInvoke(context, value) {
    seen.push({ pressed: value.action.verb, data: value.action.data, trigger: context.activity.value.trigger, by: context.activity.from.aadObjectId });
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card(`counted ${value.action.data.n}`) };
  }

  async handleTeamsTaskModuleFetch(context, request) {
    return { task: { type: 'continue', value: { title: 'Dialog', height: 200, width: 400, card: CardFactory.adaptiveCard(card(`dialog ${request.data.which}`)) } } };
  }

  async handleTeamsTaskModuleSubmit(context, request) {
    return { task: { type: 'message', value: `submitted ${request.data.answer}` } };
  }
}

const bot = new Bot();

// The two members of express that the adapter asks for.
function dressed(response) {
  response.status = (status) => { response.statusCode = status; return response; };
  response.header = (name, value) => response.setHeader(name, value);
  response.send = (body) => {
    if (typeof body === 'object') response.setHeader('content-type', 'application/json; charset=utf-8');
    response.write(typeof body === 'object' ? JSON.stringify(body) : String(body));
  };
  return response;
}

const server = http.createServer(async (request, response) => {
  if (request.url === '/seen') return response.end(JSON.stringify(seen));
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  request.body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  await adapter.process(request, dressed(response), (context) => bot.run(context));
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
process.stdin.resume().on('end', () => process.exit(0));
