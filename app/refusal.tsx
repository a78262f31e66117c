/** Why what was asked for was not done, and that nothing has moved. */
export function Refusal({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className="summary" role="alert">
      <h2>{title}</h2>
      <p>{text}</p>
    </div>
  );
}
