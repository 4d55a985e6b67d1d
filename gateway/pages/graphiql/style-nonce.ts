/**
 * Gives every style element that a library creates the nonce of this page, without which the page's policy refuses
 * it. Monaco offers no setting for this. Must be imported before anything that creates one.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

// Fetched by name, because to TypeScript one of its overloads is deprecated and so is every mention of it.
const createElement = Reflect.get(document, 'createElement') as (...asked: unknown[]) => HTMLElement;

if (nonce !== undefined) {
  Object.defineProperty(document, 'createElement', {
    value: (...asked: unknown[]) => {
      const element = createElement.apply(document, asked);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
}
