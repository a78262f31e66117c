/** Names and values that a form carries unseen, in their order; a name may come twice. */
export function HiddenFields({
  params,
}: {
  readonly params: readonly (readonly [name: string, value: string])[];
}) {
  return (
    <>
      {params.map(([name, value], index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the list never changes
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
