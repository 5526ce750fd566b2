// An OAuth client library, as it is, gets its token at the authorization server whose address is the first argument, by each of the standard grants.
import * as oauth from 'oauth4webapi';

const JWT = 'urn:ietf:params:oauth:token-type:jwt';
const issuer = new URL(process.argv[2]);
const { OIDC_TOKEN, OTHER_OIDC_TOKEN } = process.env;
const loopback = { [oauth.allowInsecureRequests]: true };
const client = { client_id: 'a-job' };

const found = await oauth.discoveryRequest(issuer, { algorithm: 'oauth2', ...loopback });
const server = await oauth.processDiscoveryResponse(issuer, found);

async function granted(grant, parameters) {
  const answer = await oauth.genericTokenEndpointRequest(server, client, oauth.None(), grant, parameters, loopback);
  return oauth.processGenericTokenEndpointResponse(server, client, answer);
}

const exchange = (subject_token) =>
  granted('urn:ietf:params:oauth:grant-type:token-exchange', { subject_token, subject_token_type: JWT, scope: 'catalog-reader' });

function said(name, answer) {
  const { access_token, token_type, issued_token_type, expires_in, scope } = answer;
  console.log(JSON.stringify({ name, token: access_token.length > 0, token_type, issued_token_type, expires_in, scope }));
}

said('RFC 8693', await exchange(OIDC_TOKEN));
said('RFC 7523', await granted('urn:ietf:params:oauth:grant-type:jwt-bearer', { assertion: OIDC_TOKEN, scope: 'catalog-reader' }));
try {
  said('refusal', await exchange(OTHER_OIDC_TOKEN));
} catch (refusal) {
  if (!(refusal instanceof oauth.ResponseBodyError)) throw refusal;
  console.log(JSON.stringify({ name: 'refusal', error: refusal.error, status: refusal.status }));
}
