// Passkeys: asks the browser for one and puts its answer into the form (docs/http.md, "Signing in"). Nothing else.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? [])))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const listed = (all) => all.map((one) => ({ ...one, id: bytes(one.id) }));

const form = document.querySelector('form[data-passkey]');
const sentence = document.querySelector('.passkey-without');
/** Where a passkey stands in for the password, it has a button of its own in the form. */
const instead = form?.querySelector('.passkey-prove');
let waiting;

function options() {
  const asked = JSON.parse(form.dataset.options);
  asked.challenge = bytes(asked.challenge);
  if (asked.user) asked.user.id = bytes(asked.user.id);
  if (asked.excludeCredentials) asked.excludeCredentials = listed(asked.excludeCredentials);
  if (asked.allowCredentials) asked.allowCredentials = listed(asked.allowCredentials);
  return asked;
}

function send({ rawId, response }) {
  const answer = {
    credential: rawId,
    client: response.clientDataJSON,
    data: response.authenticatorData ?? response.getAuthenticatorData(),
    signature: response.signature,
    handle: response.userHandle,
  };
  for (const [name, value] of Object.entries(answer)) {
    const field = form.elements[name];
    if (field && value) field.value = text(value);
  }
  form.submit();
}

/** Asks; what was stopped or did not work is said in a sentence, unless nobody pressed a button. */
async function ask(more, aloud) {
  try {
    const way = form.dataset.passkey === 'create' ? 'create' : 'get';
    send(await navigator.credentials[way]({ publicKey: options(), ...more }));
  } catch {
    if (!aloud) return;
    sentence.textContent = form.dataset.failed;
    sentence.hidden = false;
  }
}

if (form && globalThis.PublicKeyCredential) {
  sentence.hidden = true;
  sentence.setAttribute('role', 'status');
  form.hidden = false;
  if (instead) instead.hidden = false;
  form.addEventListener('submit', (event) => {
    if (instead && event.submitter !== instead) return;
    event.preventDefault();
    waiting?.abort();
    ask({}, true);
  });
  // Where the browser offers passkeys among the names that it fills in, it waits for one from here on; not after one that
  // did not work, which could be sent again and again.
  const again = document.querySelector('.problems');
  if (!again && form.dataset.passkey === 'get' && (await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    waiting = new AbortController();
    ask({ mediation: 'conditional', signal: waiting.signal }, false);
  }
}
