// The official SDK's verdict on each case of standard input: {metadataUrl, issuer, appId, now, cases: [{name, authorization, activity}]}.
'use strict';
const { BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } = require('botframework-connector');
const fs = require('node:fs');

// Standard output holds the verdicts alone.
console.error = () => {};

async function main() {
  const input = JSON.parse(fs.readFileSync(0, 'utf8'));
  const authentication = BotFrameworkAuthenticationFactory.create(
    '', true, 'https://login.microsoftonline.com/botframework.com', 'https://api.botframework.com', input.issuer, 'https://api.botframework.com',
    input.metadataUrl, input.metadataUrl, '', new PasswordServiceClientCredentialFactory(input.appId, 'a-secret'), {}, undefined, {});

  // The SDK asks the machine for the time; both sides are to judge at the same second.
  Date.now = () => input.now * 1000;
  const verdicts = {};
  for (const { name, authorization, activity } of input.cases) {
    try {
      await authentication.authenticateRequest(activity, authorization);
      verdicts[name] = '';
    } catch (refusal) {
      verdicts[name] = `${refusal.name}: ${refusal.message}`;
    }
  }
  process.stdout.write(JSON.stringify(verdicts));
}

main();
