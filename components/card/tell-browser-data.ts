/** What a bank may ask of the browser, in hidden fields: only script knows it. Source: gate.md 8.5. */
export function tellBrowserData(form: HTMLFormElement): void {
  const facts: Readonly<Record<string, string | number | boolean>> = {
    screenWidth: screen.width,
    screenHeight: screen.height,
    colorDepth: screen.colorDepth,
    timezoneOffset: new Date().getTimezoneOffset(),
    timezoneName: new Intl.DateTimeFormat().resolvedOptions().timeZone ?? "",
    language: navigator.language,
    javaEnabled: navigator.javaEnabled(),
  };
  for (const [name, fact] of Object.entries(facts)) {
    const input = form.querySelector<HTMLInputElement>(`input[type=hidden][name=${name}]`);
    if (input !== null) input.value = String(fact);
  }
}
