// A real OpenID provider beside the paper.
import { once } from 'node:events';
import net from 'node:net';
import Provider from 'oidc-provider';

/** A port that nobody listens on: both sides have to know the other's address before they start. */
export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * A provider with the pages that it brings for trying it out: any name signs in, and is the address of an account. `env` is what
 * a paper is told of it.
 */
export async function startProvider(port, callback) {
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'paper', client_secret: 'a secret of this test', redirect_uris: [callback] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    cookies: { keys: ['a key of this test'] },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: id, email_verified: true }) }),
  });
  const server = provider.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const env = {
    COURANT_OIDC_ISSUER: issuer, COURANT_OIDC_CLIENT_ID: 'paper',
    COURANT_OIDC_CLIENT_SECRET: 'a secret of this test', COURANT_OIDC_LABEL: 'the house account',
  };
  return { issuer, env, stop: () => { server.closeAllConnections(); server.close(); } };
}
