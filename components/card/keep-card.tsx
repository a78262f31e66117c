/** The payer's consent to keep the card. Never ticked beforehand: nobody is made to agree. */
export function KeepCard({ label, hint }: { readonly label: string; readonly hint: string }) {
  return (
    <div className="check">
      <input type="checkbox" id="save-card" name="save" value="yes" aria-describedby="save-card-hint" />
      <div>
        <label htmlFor="save-card">{label}</label>
        <p className="hint" id="save-card-hint">
          {hint}
        </p>
      </div>
    </div>
  );
}
