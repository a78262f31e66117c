/** The page's own way back; where there is none, the page before, if that one was ours too. */
const ownWay = (): HTMLElement | null => document.querySelector("[data-back]");

/** Whether Back leads anywhere of ours; on the page that the payer came in by, the platform knows better. */
export const hasWayBack = (): boolean =>
  ownWay() !== null || document.referrer.indexOf(`${location.origin}/`) === 0;

export function goBack(): void {
  const own = ownWay();
  if (own !== null) own.click();
  else history.back();
}
