/**
 * Gives every style element that a library creates the nonce of this page, without which the page's policy refuses
 * it. Monaco offers no setting for this. Must be imported before anything that creates one.
 */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
const createElement = document.createElement.bind(document) as (
  name: string,
  options?: ElementCreationOptions,
) => HTMLElement;

document.createElement = (name: string, options?: ElementCreationOptions) => {
  const element = createElement(name, options);
  if (nonce !== undefined && element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};
