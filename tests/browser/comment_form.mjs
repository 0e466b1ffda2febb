// The comment form of a page, by what a reader sees: its fields, "Post comment" and "Cancel".
import assert from 'node:assert/strict';

const POST = /^(Post comment|Kommentar (absenden|abschicken|veröffentlichen))$/;
const CANCEL = /^(Cancel|Abbrechen)$/;

export class CommentForm {
  /** With `reply` the form that answers a comment, else the first one of the page. */
  constructor(page, { reply = false } = {}) {
    this.page = page;
    const answers = 'form:has(input[name="parent"]:not([value=""]))';
    this.form = page.locator(reply ? `${answers}:has(textarea[name="text"])` : 'form:has(textarea[name="text"])').first();
    this.text = this.form.locator('textarea[name="text"]');
    this.name = this.form.locator('input[name="name"]');
    this.email = this.form.locator('input[name="email"]');
    this.post = this.form.getByRole('button', { name: POST });
    this.cancel = this.form.getByRole('button', { name: CANCEL }).or(this.form.getByRole('link', { name: CANCEL }));
  }

  async fill({ text, name, email }) {
    if (text !== undefined) await this.text.fill(text);
    if (name !== undefined) await this.name.fill(name);
    if (email !== undefined) await this.email.fill(email);
  }

  /** The id of the comment that this form answers. */
  parent() {
    return this.form.locator('input[name="parent"]').getAttribute('value');
  }

  /** Waits until the words are gone. */
  async isEmpty() {
    const end = Date.now() + 5000;
    let value;
    do {
      value = await this.text.inputValue();
      if (value === '') return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (Date.now() < end);
    assert.equal(value, '');
  }

  /** Posts and answers the response to the POST itself. */
  async send() {
    const [response] = await Promise.all([
      this.page.waitForResponse((answer) => answer.request().method() === 'POST'),
      this.post.click(),
    ]);
    await this.page.waitForLoadState();
    return response;
  }
}
